using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Cases.Tests;

/// <summary>Stores whose tables were made from the model, without migrations.</summary>
internal sealed class ReadyStores(ITenantContext tenant, StoreFactory factory) : IStores, IAsyncDisposable, IDisposable
{
    private readonly Dictionary<string, IntranetDbContext> _open = [];

    public IntranetDbContext Open(Scope scope)
    {
        var name = scope == Scope.Network ? ShellSettings.DefaultName : tenant.Shell.Name;
        return _open.TryGetValue(name, out var open) ? open : _open[name] = factory.Create(name);
    }

    public Task<IntranetDbContext> OpenAsync(string tenantName, CancellationToken cancellationToken = default) => Task.FromResult(factory.Create(tenantName));

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open.Values)
        {
            await open.DisposeAsync();
        }
    }

    public void Dispose() => _open.Values.ToList().ForEach(o => o.Dispose());
}

/// <summary>A person whom the test signed in.</summary>
internal sealed class SignedIn : ICurrentUser
{
    private Actor? _person;
    private HashSet<string> _permissions = [];

    public bool IsSignedIn => _person is not null;

    public Actor Actor => _person ?? throw new InvalidOperationException("Nobody is signed in.");

    public IReadOnlyCollection<string> Permissions => _permissions;

    public bool May(Permission permission) => _permissions.Contains(permission.Name);

    public void Is(Actor person, IEnumerable<Permission> permissions) => (_person, _permissions) = (person, [.. permissions.Select(p => p.Name)]);
}

/// <summary>The organisations of the tests.</summary>
internal sealed class FixedShells(params ShellSettings[] all) : IShellHost
{
    public IReadOnlyList<ShellSettings> All => all;

    public ShellSettings? Find(string name) => all.FirstOrDefault(s => s.Name == name);

    public ShellSettings? Match(string host, string? firstSegment) => null;
}

/// <summary>The people of the tests, by the first part of their name.</summary>
internal sealed class KnownPeople : IPeople
{
    private static readonly Actor[] Everybody = [TwoOrganisations.Anna, TwoOrganisations.Karin, TwoOrganisations.Selam, TwoOrganisations.Jorge];

    public Task<Actor?> FindAsync(string tenant, string userName, CancellationToken cancellationToken = default) => Task.FromResult(
        Everybody.FirstOrDefault(p => p.Tenant == tenant && p.Name.StartsWith(userName, StringComparison.OrdinalIgnoreCase)));

    public Task<Actor?> FindAsync(string tenant, Guid userId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Everybody.FirstOrDefault(p => p.Tenant == tenant && p.UserId == userId));

    public Task<IReadOnlyList<PersonInfo>> SearchAsync(string tenant, string text, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<PersonInfo>>([]);
}
