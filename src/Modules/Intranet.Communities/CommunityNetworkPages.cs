using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>Where the network's communities are shown.</summary>
internal sealed class CommunityNetworkPages(CommunityFinder finder) : INetworkPages
{
    public async Task<string?> FindPathAsync(Guid id, CancellationToken cancellationToken) =>
        await finder.FindAsync(Scope.Network, id, cancellationToken) is null ? null : $"communities/{id}";
}
