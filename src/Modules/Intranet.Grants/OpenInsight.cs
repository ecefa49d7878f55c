using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Grants;

/// <summary>Asks the organisation's own grants whether the current coordinator has one open.</summary>
internal sealed class OpenInsight(IStores stores, ICurrentUser user, ITenantContext tenant) : IInsight
{
    public async Task<bool> IsOpenAsync(string organisation, string content, CancellationToken cancellationToken = default)
    {
        if (!tenant.Shell.IsDefault || !user.May(GrantPermissions.Use))
        {
            return false;
        }

        await using var db = await stores.OpenAsync(organisation, cancellationToken);
        var now = db.UtcNow;
        var grants = await db.Set<AccessGrant>().AsNoTracking().Where(g => g.EndedUtc == null && g.UntilUtc > now).ToListAsync(cancellationToken);
        return grants.Exists(g => g.Contents.Contains(content) && g.IsOpenTo(user.Actor, now));
    }
}
