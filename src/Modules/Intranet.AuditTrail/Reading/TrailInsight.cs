using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.AuditTrail.Reading;

/// <summary>The trail of an organisation for coordinators whom it gave insight: who did what and when, without facts and addresses.</summary>
internal sealed class TrailInsight(IStores stores, AuditWords words, IStringLocalizer<Texts> texts) : IGrantedContent
{
    public string Kind => "audit";

    public string SubjectKind => "audit";

    public string Title => texts["Audit.Title"];

    public async Task<PagedList<GrantedItem>> ListAsync(string tenant, PageRequest page, CancellationToken cancellationToken = default)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        var rows = db.Set<AuditEntry>().AsNoTracking();
        var total = await rows.CountAsync(cancellationToken);
        var shown = await rows.OrderByDescending(a => a.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        return new PagedList<GrantedItem>([.. shown.Select(ToItem)], page.Page, page.PageSize, total);
    }

    public Task<GrantedText?> ReadAsync(string tenant, Guid id, CancellationToken cancellationToken = default) => Task.FromResult<GrantedText?>(null);

    private GrantedItem ToItem(AuditEntry row)
    {
        var who = row.IsErased ? texts["Audit.Erased"].Value : row.Actor?.Name ?? texts["Audit.System"].Value;
        return new GrantedItem(null, words.OfAction(row.Action), $"{who}, {words.OfThing(row.SubjectKind)}", row.AtUtc);
    }
}
