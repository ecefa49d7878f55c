using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Search.Tests;

/// <summary>The tenants of the tests: the network, Växjö and Kronoberg.</summary>
internal sealed class Authorities : IShellHost
{
    public IReadOnlyList<ShellSettings> All { get; } =
    [
        Shell(ShellSettings.DefaultName, "Delad kunskap"), Shell("vaxjo", "Växjö kommun"), Shell("kronoberg", "Region Kronoberg"),
    ];

    public ShellSettings? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    public ShellSettings? Match(string host, string? firstSegment) => null;

    private static ShellSettings Shell(string name, string title) => new() { Name = name, Title = title, State = TenantState.Running };
}

internal sealed class Place : ITenantContext
{
    private ShellSettings? _shell;

    public ShellSettings Shell => _shell ?? throw new InvalidOperationException("No tenant.");

    public bool HasShell => _shell is not null;

    public void Set(ShellSettings shell) => _shell = shell;
}

internal sealed class Scopes(IServiceScopeFactory factory, IShellHost shells) : IShellScopes
{
    public IShellScope Open(string tenant)
    {
        var scope = factory.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().Set(shells.Find(tenant)!);
        return new Opened(scope);
    }

    private sealed class Opened(AsyncServiceScope scope) : IShellScope
    {
        public IServiceProvider Services => scope.ServiceProvider;

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}

internal sealed class Reader(ITenantContext place) : ICurrentUser
{
    public static readonly Guid Id = Guid.NewGuid();

    public bool IsSignedIn => true;

    public Actor Actor => new() { Tenant = place.Shell.Name, UserId = Id, Name = "Anna Lindqvist" };

    public IReadOnlyCollection<string> Permissions => [];

    public bool May(Permission permission) => false;
}

/// <summary>The closed communities that the reader is a member of.</summary>
internal sealed class Memberships : IAccessLabels
{
    public List<(Scope Scope, string Label)> Held { get; } = [];

    public Task<IReadOnlyCollection<string>> GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyCollection<string>>([.. Held.Where(h => h.Scope == scope).Select(h => h.Label)]);
}

/// <summary>Features that are on. The shelves belong to this assembly, which stands for their feature.</summary>
internal sealed class Switches : IFeatureState
{
    public HashSet<string> On { get; } = [typeof(Switches).Assembly.GetName().Name!];

    public ValueTask<IReadOnlySet<string>> GetEnabledAsync(string tenant, CancellationToken cancellationToken = default) => new(On);

    public Task<Result<IReadOnlySet<string>>> ChangeAsync(
        string tenant, IReadOnlyCollection<string> enable, IReadOnlyCollection<string> disable, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}

/// <summary>A clock that moves when it is told.</summary>
internal sealed class Clock : TimeProvider
{
    private readonly List<Action> _ticks = [];
    private TimeSpan _moved;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _moved;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _ticks.Add(() => callback(state));
        return System.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Move(TimeSpan by)
    {
        _moved += by;
        _ticks.ForEach(tick => tick());
    }
}
