using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Search.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Search;

/// <summary>Keeps this node's indexes up to date with the stores: loads what changed and writes it, one commit for each batch.</summary>
internal sealed class SearchConsumer(IShellScopes scopes, TenantIndexes indexes, IndexRepair repair, CommunityTitles communities) : INodeFollower
{
    public const string ConsumerName = "search";

    /// <summary>Kinds whose changes are followed; a module with a further kind of <see cref="ISearchSource"/> adds it here.</summary>
    public static readonly string[] Kinds = ["case", "thread", "community", "person"];

    public string Name => ConsumerName;

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        using var lease = indexes.Open(tenant);
        try
        {
            await WriteAsync(lease.Index, keys, cancellationToken);
        }
        catch (CorruptIndexException)
        {
            // The rebuild begins after these changes were committed, so it finds them in the store.
            _ = repair.RequestAsync(tenant);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            // Somebody removed the files below the open index. What changed is tried again, on the rebuilt one.
            _ = repair.RequestAsync(tenant);
            throw;
        }
    }

    public LogPosition? PositionOf(string tenant) => new IndexPosition(indexes.FolderOf(tenant)).Read();

    public void Advance(string tenant, LogPosition position) => new IndexPosition(indexes.FolderOf(tenant)).Write(position);

    public void StartOver(string tenant) => _ = repair.RequestAsync(tenant);

    private async Task WriteAsync(TenantIndex index, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        await using var shell = scopes.Open(index.Tenant);
        var sources = shell.Services.GetServices<ISearchSource>().ToDictionary(s => s.Kind, StringComparer.Ordinal);
        using var turn = await index.LockAsync(cancellationToken);
        foreach (var key in keys)
        {
            var source = sources.GetValueOrDefault(key.Kind);
            var document = source is null ? null : await source.LoadAsync(index.Tenant, key.Id, cancellationToken);
            if (document is null)
            {
                index.Remove(DocumentKey.Of(key.Kind, key.Id));
            }
            else
            {
                index.Put(document);
                Remember(document);
            }
        }

        index.Commit();
    }

    private void Remember(SearchDocument document)
    {
        if (document is { CommunityId: { } id, CommunityTitle: { } title })
        {
            communities.Remember(id.ToString("N"), title);
        }
    }
}
