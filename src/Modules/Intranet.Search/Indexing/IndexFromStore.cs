using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary>Builds the index anew where the store's content came from elsewhere.</summary>
internal sealed class IndexFromStore(IndexRebuilder rebuilder) : IDerivedData
{
    public int Order => 90;

    public async Task BringUpToDateAsync(string tenant, IProgress<string> progress, CancellationToken cancellationToken = default) =>
        await rebuilder.RebuildAsync(tenant, progress, cancellationToken);
}
