using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases;

/// <summary>Knows which network ids are shared cases, withdrawn ones included.</summary>
internal sealed class SharedCasePages(IStores stores) : INetworkPages
{
    public async Task<string?> FindPathAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(ShellSettings.DefaultName, cancellationToken);
        return await db.Set<SharedCase>().AnyAsync(c => c.Id == id, cancellationToken) ? CasePaths.Of(id) : null;
    }
}
