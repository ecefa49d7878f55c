using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>Where the network's communities are shown.</summary>
internal sealed class CommunityNetworkPages(IStores stores) : INetworkPages
{
    public async Task<string?> FindPathAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(ShellSettings.DefaultName, cancellationToken);
        return await db.Set<Community>().AnyAsync(c => c.Id == id, cancellationToken) ? $"communities/{id}" : null;
    }
}
