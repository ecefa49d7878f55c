using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Discussions.Tests;

/// <summary>Stores whose tables were made from the model of these modules alone.</summary>
internal sealed class MadeStores(ITenantContext tenant, StoreFactory factory) : IStores, IAsyncDisposable
{
    private readonly Dictionary<string, IntranetDbContext> _open = [];

    public IntranetDbContext Open(Scope scope)
    {
        var name = scope == Scope.Network ? ShellSettings.DefaultName : tenant.Shell.Name;
        if (!_open.TryGetValue(name, out var open))
        {
            _open[name] = open = factory.Create(name);
        }

        return open;
    }

    public Task<IntranetDbContext> OpenAsync(string tenantName, CancellationToken cancellationToken = default) => Task.FromResult(factory.Create(tenantName));

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open.Values)
        {
            await open.DisposeAsync();
        }
    }
}

/// <summary>Whoever the test says is signed in.</summary>
internal sealed class TestPerson : ICurrentUser
{
    private Actor? _actor;
    private IReadOnlySet<string> _permissions = new HashSet<string>();

    public bool IsSignedIn => _actor is not null;

    public Actor Actor => _actor ?? throw new InvalidOperationException("Nobody is signed in.");

    public IReadOnlyCollection<string> Permissions => _permissions;

    public bool May(Permission permission) => _permissions.Contains(permission.Name);

    public void SignIn(Actor actor, IReadOnlySet<string> permissions) => (_actor, _permissions) = (actor, permissions);
}

/// <summary>The directory of the tests: user names are first names.</summary>
internal sealed class TestPeople : IPeople
{
    public Task<Actor?> FindAsync(string tenant, string userName, CancellationToken cancellationToken = default) => Task.FromResult(
        People.All.FirstOrDefault(p => p.Tenant == tenant && p.Name.Split(' ')[0].Equals(userName, StringComparison.OrdinalIgnoreCase)));

    public Task<Actor?> FindAsync(string tenant, Guid userId, CancellationToken cancellationToken = default) =>
        Task.FromResult(People.All.FirstOrDefault(p => p.Tenant == tenant && p.UserId == userId));

    public Task<IReadOnlyList<PersonInfo>> SearchAsync(string tenant, string text, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<PersonInfo>>([]);
}

/// <summary>The organisations of the tests.</summary>
internal sealed class TestShells : IShellHost
{
    public IReadOnlyList<ShellSettings> All { get; } =
    [
        new() { Name = ShellSettings.DefaultName, Title = "Delad kunskap", Kind = TenantKind.Network, State = TenantState.Running },
        new() { Name = "vaxjo", Title = "Växjö kommun", Kind = TenantKind.Municipality, State = TenantState.Running },
        new() { Name = "kronoberg", Title = "Region Kronoberg", Kind = TenantKind.Region, State = TenantState.Running },
    ];

    public ShellSettings? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    public ShellSettings? Match(string host, string? firstSegment) => null;
}

/// <summary>A clock that the test moves.</summary>
internal sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 12, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What happens the next time that somebody asks what time it is: a moment between a look and a save.</summary>
    public Func<Task>? AtNextLook { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        if (AtNextLook is { } happens)
        {
            AtNextLook = null;
            Task.Run(happens).GetAwaiter().GetResult();
        }

        return _now;
    }

    public void Advance(TimeSpan time) => _now += time;
}
