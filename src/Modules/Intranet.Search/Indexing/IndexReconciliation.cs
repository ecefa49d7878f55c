using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>What a check of a tenant's index found.</summary>
/// <param name="Documents">Documents in the index.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Problems">One sentence each; empty when index and store hold the same.</param>
internal sealed record ReconciliationReport(long Documents, long Bytes, IReadOnlyList<string> Problems)
{
    public bool IsClean => Problems.Count == 0;
}

/// <summary>Compares an index with its store. What differs is looked at again after a while, for a change may be on its way.</summary>
internal sealed class IndexReconciliation(IndexRebuilder store, TenantIndexes indexes, TimeProvider clock)
{
    private const int BatchSize = 64;
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(2.5);

    public async Task<ReconciliationReport> CheckAsync(string tenant, CancellationToken cancellationToken)
    {
        using var lease = indexes.Open(tenant);
        var index = lease.Index;
        var files = index.Check();
        if (!files.IsClean)
        {
            return new ReconciliationReport(files.Documents, files.Bytes, files.Problems);
        }

        try
        {
            var documents = index.Statistics().Documents;
            if (documents > 0 && files.Bytes == 0)
            {
                return new ReconciliationReport(documents, files.Bytes, ["the files are gone; the running host still answers from those that it has open"]);
            }

            var problems = await CompareAsync(index, cancellationToken);
            return new ReconciliationReport(index.Statistics().Documents, files.Bytes, problems);
        }
        catch (CorruptIndexException exception)
        {
            return new ReconciliationReport(files.Documents, files.Bytes, [exception.Message]);
        }
    }

    private async Task<IReadOnlyList<string>> CompareAsync(TenantIndex index, CancellationToken cancellationToken)
    {
        var held = Held(index);
        var listed = (await store.ListAsync(index.Tenant, cancellationToken)).Select(k => DocumentKey.Of(k.Kind, k.Id));
        var differing = await DifferAsync(index.Tenant, listed.Union(held.Keys, StringComparer.Ordinal), held, cancellationToken);
        if (differing.Count == 0)
        {
            return [];
        }

        await Task.Delay(OnItsWay, clock, cancellationToken);
        var again = await DifferAsync(index.Tenant, differing.Keys, Held(index), cancellationToken);
        return [.. again.Values];
    }

    private static Dictionary<string, long> Held(TenantIndex index) =>
        index.Versions().ToDictionary(v => v.Key, v => DocumentVersion.RevisionOf(v.Value), StringComparer.Ordinal);

    private async Task<Dictionary<string, string>> DifferAsync(
        string tenant, IEnumerable<string> keys, Dictionary<string, long> held, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var batch in keys.Chunk(BatchSize))
        {
            var ids = batch.Select(DocumentKey.Read).OfType<(string, Guid)>();
            var stored = (await store.LoadAsync(tenant, ids, cancellationToken)).ToDictionary(DocumentKey.Of, d => d.Revision, StringComparer.Ordinal);
            foreach (var key in batch)
            {
                if (Difference(key, stored, held) is { } problem)
                {
                    problems[key] = problem;
                }
            }
        }

        return problems;
    }

    private static string? Difference(string key, Dictionary<string, long> stored, Dictionary<string, long> held) =>
        (stored.TryGetValue(key, out var inStore), held.TryGetValue(key, out var inIndex)) switch
        {
            (true, false) => $"{key} is in the store and not in the index",
            (false, true) => $"{key} is in the index and must not be found",
            (true, true) when inStore != inIndex => $"{key} has revision {inIndex} in the index and {inStore} in the store",
            _ => null,
        };
}
