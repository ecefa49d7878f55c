using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Cases.Features;
using Intranet.Ui.Content;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases;

/// <summary>What waits for the person: requests to answer, cases sent back, and organisations that took up an own case.</summary>
internal sealed class CasesWaiting(
    IStores stores, ICurrentUser user, ITenantContext tenant, IHttpContextAccessor accessor, TimeProvider clock, IStringLocalizer<Texts> texts, CaseAccess access) : IWaitingItems
{
    private const int AdoptionDays = 30;
    private const int QuoteLength = 160;

    public string FeatureId => "Intranet.Cases";

    private string PathBase => accessor.HttpContext?.Request.PathBase.Value ?? "";

    public async Task<IReadOnlyList<WaitingItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        if (tenant.Shell.IsDefault)
        {
            return [];
        }

        var library = await access.ReadableAsync(stores.Open(Scope.Own).Set<Case>().AsNoTracking(), cancellationToken);
        var items = new List<WaitingItem>();
        if (user.May(CasePermissions.Share))
        {
            items.AddRange((await ListReviewsHandler.WaitingAsync(library, limit, cancellationToken)).Select(ToItem));
        }

        items.AddRange(await ReturnedAsync(library, limit, cancellationToken));
        items.AddRange(await AdoptedAsync(limit, cancellationToken));
        return [.. items.OrderByDescending(i => i.AtUtc).Take(limit)];
    }

    private WaitingItem ToItem(ReviewRow row) => new(
        texts["Waiting.Review", row.Title], SiteLinks.In(PathBase, Scope.Own, CasePaths.Share(row.Id)), texts["Waiting.ReviewAction"],
        [row.RequestedBy.Name], Quote(row.Message), row.RequestedUtc);

    private async Task<IEnumerable<WaitingItem>> ReturnedAsync(IQueryable<Case> library, int limit, CancellationToken cancellationToken)
    {
        var me = user.Actor.UserId;
        var returned = await library
            .Where(c => c.Sharing == SharingState.Returned && c.DecidedUtc != null)
            .Where(c => c.Author.UserId == me || (c.RequestedBy != null && c.RequestedBy.UserId == me))
            .OrderByDescending(c => c.DecidedUtc).Take(limit)
            .Select(c => new { c.Id, c.Content.Title, AtUtc = c.DecidedUtc!.Value, c.DecidedBy, c.DecisionMessage })
            .ToListAsync(cancellationToken);
        return returned.Select(r => new WaitingItem(
            texts["Waiting.Returned", r.Title], SiteLinks.In(PathBase, Scope.Own, CasePaths.Of(r.Id)), texts["Waiting.ReturnedAction"],
            r.DecidedBy is null ? [] : [r.DecidedBy.Name], Quote(r.DecisionMessage), r.AtUtc));
    }

    private async Task<IEnumerable<WaitingItem>> AdoptedAsync(int limit, CancellationToken cancellationToken)
    {
        var me = user.Actor.UserId;
        var home = user.Actor.Tenant;
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-AdoptionDays);
        var db = stores.Open(Scope.Network);
        var told = await (
            from adoption in db.Set<Adoption>().AsNoTracking()
            join shared in db.Set<SharedCase>() on adoption.CaseId equals shared.Id
            where adoption.IsCurrent && adoption.AtUtc >= since && shared.WithdrawnUtc == null && shared.Author.UserId == me && shared.Author.Tenant == home
            orderby adoption.AtUtc descending
            select new { shared.Id, shared.Content!.Title, adoption.Stage, adoption.By, adoption.Note, adoption.AtUtc })
            .Take(limit).ToListAsync(cancellationToken);
        return told.Select(t => new WaitingItem(
            texts["Waiting.Adopted." + EnumName.Of(t.Stage), t.By.Organisation, t.Title], SiteLinks.In(PathBase, Scope.Own, CasePaths.Of(t.Id)) + "#adoptions",
            texts["Waiting.AdoptedAction"], [t.By.Name, t.By.Title], Quote(t.Note), t.AtUtc));
    }

    private static string? Quote(string? text) => string.IsNullOrWhiteSpace(text) ? null : MarkdownRenderer.ToPlainText(text, QuoteLength);
}
