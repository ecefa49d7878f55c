using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Accessibility;

/// <summary>Reports that nobody has dealt with, on the home page of those who administer the site.</summary>
internal sealed class ReportsWaiting(IStores stores, ICurrentUser user, IHttpContextAccessor accessor, IStringLocalizer<Texts> texts) : IWaitingItems
{
    private const int LongestQuote = 160;

    public string FeatureId => "Intranet.Tenants";

    public async Task<IReadOnlyList<WaitingItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        if (!user.May(TenantPermissions.Administer))
        {
            return [];
        }

        var waiting = await stores.Open(Scope.Own).Set<AccessibilityReport>().AsNoTracking().Where(r => r.HandledUtc == null)
            .OrderByDescending(r => r.AtUtc).Take(limit).ToListAsync(cancellationToken);
        var pathBase = accessor.HttpContext?.Request.PathBase.Value ?? "";
        return
        [
            .. waiting.Select(r => new WaitingItem(
                texts["Barrier.WaitingTitle"], $"{pathBase}/admin/accessibility#{r.Id}", texts["Barrier.WaitingAction"], r.Where is null ? [] : [r.Where],
                r.What.Length <= LongestQuote ? r.What : r.What[..LongestQuote] + " …", r.AtUtc)),
        ];
    }
}
