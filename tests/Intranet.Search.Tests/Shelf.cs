using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Intranet.Abstractions;

namespace Intranet.Search.Tests;

/// <summary>A store of things of one kind, of all tenants. What stands here is what a module would load.</summary>
internal sealed class Shelf(string kind) : ISearchSource
{
    private readonly ConcurrentDictionary<(string Tenant, Guid Id), (SearchDocument Document, bool IsHidden)> _things = new();

    public string Kind => kind;

    /// <summary>Set to keep whoever lists the shelf waiting until it is completed.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Called after a thing was loaded and before the loader gets it.</summary>
    public Func<Guid, Task>? Loaded { get; set; }

    public OutboxKeyOf Put(string tenant, SearchDocument document)
    {
        _things[(tenant, document.Id)] = (document, false);
        return new(tenant, Kind, document.Id);
    }

    /// <summary>Hides a thing, as an unpublished case is hidden.</summary>
    public OutboxKeyOf Hide(string tenant, Guid id)
    {
        _things[(tenant, id)] = (_things[(tenant, id)].Document, true);
        return new(tenant, Kind, id);
    }

    public async Task<SearchDocument?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        var document = _things.TryGetValue((tenant, id), out var thing) && !thing.IsHidden ? thing.Document : null;
        if (Loaded is { } loaded)
        {
            await loaded(id);
        }

        return document;
    }

    public async IAsyncEnumerable<Guid> ListAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        foreach (var id in _things.Keys.Where(k => k.Tenant == tenant).Select(k => k.Id))
        {
            yield return id;
        }
    }
}

/// <summary>What the outbox tells about a change.</summary>
internal sealed record OutboxKeyOf(string Tenant, string Kind, Guid Id);
