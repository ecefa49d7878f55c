using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>
/// The stores of a request. A handler writes to exactly one of them; the other follows through the outbox.
/// Scoped; the contexts are disposed with the request.
/// </summary>
public interface IStores
{
    /// <summary>The store of a scope: the current tenant's own, or the network's. The same context at each call.</summary>
    IntranetDbContext Open(Scope scope);

    /// <summary>Opens a named tenant's store for work outside the current request's tenant. The caller disposes it.</summary>
    Task<IntranetDbContext> OpenAsync(string tenant, CancellationToken cancellationToken = default);
}

/// <summary>Contexts per scope of one request or piece of work.</summary>
public sealed class Stores(ITenantContext tenant, StoreFactory factory, StoreMigrator migrator) : IStores, IAsyncDisposable, IDisposable
{
    private readonly Dictionary<string, IntranetDbContext> _open = new(StringComparer.Ordinal);

    public IntranetDbContext Open(Scope scope)
    {
        var name = scope == Scope.Network ? ShellSettings.DefaultName : tenant.Shell.Name;
        if (!_open.TryGetValue(name, out var context))
        {
            _open[name] = context = factory.Create(name);
            if (context.Store.Provider == StoreProvider.Sqlite)
            {
                // Opening is a good part of a short query; a file needs no pool to be shared. PostgreSQL's connections go back between queries.
                context.Database.OpenConnection();
            }
        }

        return context;
    }

    public async Task<IntranetDbContext> OpenAsync(string tenantName, CancellationToken cancellationToken = default)
    {
        await migrator.EnsureAsync(tenantName, cancellationToken);
        return factory.Create(tenantName);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _open.Values)
        {
            await context.DisposeAsync();
        }

        _open.Clear();
    }

    public void Dispose()
    {
        foreach (var context in _open.Values)
        {
            context.Dispose();
        }

        _open.Clear();
    }
}
