using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>
/// Runs work over a reader's parts as one. An index that is damaged or missing is rebuilt in the background; a small one is
/// waited for, a large one is answered without, and the answer says so.
/// </summary>
internal sealed class FederatedSearch(TenantIndexes indexes, IndexRepair repair)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs work over the parts that can be read.</summary>
    /// <param name="parts">What the reader may see.</param>
    /// <param name="empty">The answer where no part can be read.</param>
    /// <param name="work">Told the searcher and its parts, in the order of <see cref="Hit.Scope"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<(T Value, IReadOnlyList<Scope> Incomplete)> RunAsync<T>(
        IReadOnlyList<SearchPart> parts, T empty, Func<IndexSearcher, IReadOnlyList<SearchPart>, T> work, CancellationToken cancellationToken)
    {
        var unbuilt = await FindUnbuiltAsync(parts, cancellationToken);
        var left = parts.ToList();
        for (var attempt = 0; left.Count > 0; attempt++)
        {
            var (done, value, damaged) = Try(left, work);
            if (done)
            {
                return (value!, [.. parts.Where(p => unbuilt.Contains(p) || !left.Contains(p)).Select(p => p.Scope)]);
            }

            foreach (var part in damaged)
            {
                if (!await repair.RequestAsync(part.Tenant, Patience, cancellationToken) || attempt > 0)
                {
                    left.Remove(part);
                }
            }
        }

        return (empty, [.. parts.Select(p => p.Scope)]);
    }

    private async Task<HashSet<SearchPart>> FindUnbuiltAsync(IReadOnlyList<SearchPart> parts, CancellationToken cancellationToken)
    {
        var unbuilt = new HashSet<SearchPart>();
        foreach (var part in parts)
        {
            using var lease = indexes.Open(part.Tenant);
            if (!lease.Index.IsBuilt && !await repair.RequestAsync(part.Tenant, Patience, cancellationToken))
            {
                unbuilt.Add(part);
            }
        }

        return unbuilt;
    }

    private (bool Done, T? Value, IReadOnlyList<SearchPart> Damaged) Try<T>(
        IReadOnlyList<SearchPart> parts, Func<IndexSearcher, IReadOnlyList<SearchPart>, T> work)
    {
        var leases = new List<IndexLease>(parts.Count);
        var readers = new List<IndexReader>(parts.Count);
        try
        {
            var damaged = new List<SearchPart>();
            foreach (var part in parts)
            {
                leases.Add(indexes.Open(part.Tenant));
                if (TryAcquire(leases[^1].Index) is { } reader)
                {
                    readers.Add(reader);
                }
                else
                {
                    damaged.Add(part);
                }
            }

            if (damaged.Count > 0)
            {
                return (false, default, damaged);
            }

            var scopes = parts.Zip(readers, (part, reader) => new Engine.SearchScope(reader) { Labels = part.Labels, Exclude = part.Exclude });
            return (true, work(new IndexSearcher([.. scopes]), parts), []);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Files that changed below an open index may show as anything.
            var damaged = parts.Where((_, i) => !leases[i].Index.Check().IsClean).ToList();
            if (damaged.Count == 0 && exception is not CorruptIndexException)
            {
                throw;
            }

            return (false, default, damaged.Count > 0 ? damaged : parts);
        }
        finally
        {
            readers.ForEach(r => r.Dispose());
            leases.ForEach(l => l.Dispose());
        }
    }

    private static IndexReader? TryAcquire(TenantIndex index)
    {
        try
        {
            return index.Acquire();
        }
        catch (CorruptIndexException)
        {
            return null;
        }
    }
}
