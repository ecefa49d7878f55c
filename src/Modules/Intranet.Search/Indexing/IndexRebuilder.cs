using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Search.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Search;

/// <summary>Fills a tenant's index anew from its store, beside the live one, and swaps. Search and writes go on meanwhile.</summary>
internal sealed class IndexRebuilder(IShellScopes scopes, TenantIndexes indexes, IChangeLog log, IStoreSignal signal)
{
    // Writers wait for a batch, so it is small; memory is bounded by the commits.
    private const int BatchSize = 64;
    private const int CommitEvery = 8192;

    /// <summary>Rebuilds and answers the number of documents.</summary>
    public async Task<long> RebuildAsync(string tenant, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        using var lease = indexes.Open(tenant);
        var index = lease.Index;
        var documents = await RebuildAsync(index, progress, cancellationToken);
        // What was logged since is followed from there.
        signal.Changed(tenant);
        return documents;
    }

    /// <summary>Kinds and ids of all that a tenant's store has to be found, hidden things included.</summary>
    public async Task<IReadOnlyList<(string Kind, Guid Id)>> ListAsync(string tenant, CancellationToken cancellationToken)
    {
        var found = new List<(string, Guid)>();
        await using var shell = scopes.Open(tenant);
        foreach (var source in shell.Services.GetServices<ISearchSource>())
        {
            await foreach (var id in source.ListAsync(tenant, cancellationToken))
            {
                found.Add((source.Kind, id));
            }
        }

        return found;
    }

    /// <summary>Loads the current state of several things; those that must not be found are left out.</summary>
    public async Task<IReadOnlyList<SearchDocument>> LoadAsync(
        string tenant, IEnumerable<(string Kind, Guid Id)> keys, CancellationToken cancellationToken)
    {
        var found = new List<SearchDocument>();
        await using var shell = scopes.Open(tenant);
        var sources = shell.Services.GetServices<ISearchSource>().ToDictionary(s => s.Kind, StringComparer.Ordinal);
        foreach (var (kind, id) in keys)
        {
            if (sources.TryGetValue(kind, out var source) && await source.LoadAsync(tenant, id, cancellationToken) is { } document)
            {
                found.Add(document);
            }
        }

        return found;
    }

    private async Task<long> RebuildAsync(TenantIndex index, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var head = await log.HeadAsync(index.Tenant, cancellationToken);
        if (!Directory.Exists(indexes.FolderOf(index.Tenant)) && (await ListAsync(index.Tenant, cancellationToken)).Count == 0)
        {
            // A new authority without content: hundreds of them must not cost a folder tree each.
            index.MarkBuilt(0, head);
            return 0;
        }

        return await index.RebuildAsync(
            () => log.HeadAsync(index.Tenant, cancellationToken), writer => FillAsync(index, writer, progress, cancellationToken), cancellationToken);
    }

    private async Task<long> FillAsync(TenantIndex index, IndexWriter writer, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var keys = await ListAsync(index.Tenant, cancellationToken);
        var (documents, uncommitted, done) = (0L, 0, 0);
        foreach (var batch in keys.Chunk(BatchSize))
        {
            using (await index.LockAsync(cancellationToken))
            {
                foreach (var document in await LoadAsync(index.Tenant, batch, cancellationToken))
                {
                    writer.Put(IndexDocuments.Build(document));
                    documents++;
                    uncommitted++;
                }
            }

            if (uncommitted >= CommitEvery)
            {
                writer.Commit();
                uncommitted = 0;
            }

            done += batch.Length;
            progress?.Report($"{index.Tenant}: {done} of {keys.Count}");
        }

        return documents;
    }
}
