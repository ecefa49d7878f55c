using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>Where the network's threads are shown.</summary>
internal sealed class ThreadNetworkPages(ThreadFinder finder) : INetworkPages
{
    public async Task<string?> FindPathAsync(Guid id, CancellationToken cancellationToken) =>
        await finder.FindAsync(Scope.Network, id, cancellationToken) is null ? null : $"threads/{id}";
}
