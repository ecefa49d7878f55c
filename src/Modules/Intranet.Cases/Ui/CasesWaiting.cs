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
        var waiting = Returned(library).Take(limit);
        var asked = user.May(CasePermissions.Share) ? Requested(library).Take(limit).Concat(waiting) : waiting;
        var items = (await asked.ToListAsync(cancellationToken)).Select(ToItem).ToList();
        items.AddRange(await AdoptedAsync(limit, cancellationToken));
        return [.. items.OrderByDescending(i => i.AtUtc).Take(limit)];
    }

    private WaitingItem ToItem(OwnRow row) => row.IsRequest == 1
        ? new(texts["Waiting.Review", row.Title], Address(CasePaths.Share(row.Id)), texts["Waiting.ReviewAction"], Names(row.By), Quote(row.Message), row.AtUtc)
        : new(texts["Waiting.Returned", row.Title], Address(CasePaths.Of(row.Id)), texts["Waiting.ReturnedAction"], Names(row.By), Quote(row.Message), row.AtUtc);

    private string Address(string path) => SiteLinks.In(PathBase, Scope.Own, path);

    private static IReadOnlyList<string> Names(string? by) => by is null ? [] : [by];

    /// <summary>The oldest request first: whoever has waited longest.</summary>
    private static IQueryable<OwnRow> Requested(IQueryable<Case> library) => library
        .Where(c => c.Sharing == SharingState.Requested && c.RequestedBy != null)
        .OrderBy(c => c.RequestedUtc)
        .Select(c => new OwnRow { IsRequest = 1, Id = c.Id, Title = c.Content.Title, AtUtc = c.RequestedUtc!.Value, By = c.RequestedBy!.Name, Message = c.RequestMessage });

    private IQueryable<OwnRow> Returned(IQueryable<Case> library)
    {
        var me = user.Actor.UserId;
        return library
            .Where(c => c.Sharing == SharingState.Returned && c.DecidedUtc != null)
            .Where(c => c.Author.UserId == me || (c.RequestedBy != null && c.RequestedBy.UserId == me))
            .OrderByDescending(c => c.DecidedUtc)
            .Select(c => new OwnRow { IsRequest = 0, Id = c.Id, Title = c.Content.Title, AtUtc = c.DecidedUtc!.Value, By = c.DecidedBy!.Name, Message = c.DecisionMessage });
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

    /// <summary>A request, or a case that was sent back.</summary>
    private sealed class OwnRow
    {
        public int IsRequest { get; init; }

        public Guid Id { get; init; }

        public string Title { get; init; } = "";

        public DateTime AtUtc { get; init; }

        public string? By { get; init; }

        public string? Message { get; init; }
    }
}
