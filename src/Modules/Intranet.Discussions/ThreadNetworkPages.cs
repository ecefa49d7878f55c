using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions;

/// <summary>Where the network's threads are shown.</summary>
internal sealed class ThreadNetworkPages(IStores stores) : INetworkPages
{
    public async Task<string?> FindPathAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(ShellSettings.DefaultName, cancellationToken);
        return await db.Set<Thread>().AnyAsync(t => t.Id == id, cancellationToken) ? $"threads/{id}" : null;
    }
}
