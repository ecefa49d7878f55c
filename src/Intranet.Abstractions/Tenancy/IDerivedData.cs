namespace Intranet.Abstractions;

/// <summary>
/// What is made from a tenant's store and lies elsewhere: an index, copies in the network. Brought up to date after the store's
/// content came from elsewhere (a restore, an import), when no outbox row tells of it.
/// </summary>
public interface IDerivedData
{
    /// <summary>Lower comes first, for all tenants, before the next begins: 10 for copies in the network, 90 for indexes.</summary>
    int Order { get; }

    /// <summary>Brings it to what the store says. May be repeated.</summary>
    Task BringUpToDateAsync(string tenant, IProgress<string> progress, CancellationToken cancellationToken = default);
}

/// <summary>Something that keeps parts of a tenant in memory and lets go of them when the tenant is removed or its store was exchanged.</summary>
public interface ITenantMemory
{
    void Forget(string tenant);
}
