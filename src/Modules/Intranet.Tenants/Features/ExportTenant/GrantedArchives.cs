using Intranet.Abstractions;
using Intranet.Tenants.Jobs;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ExportTenant;

/// <summary>The exported files of an organisation, which it may let the coordinators fetch. Here they are listed; they are fetched where the organisation is followed out.</summary>
internal sealed class GrantedArchives(TenantJobs jobs, IStringLocalizer<Texts> texts, TimeProvider clock) : IGrantedContent
{
    private const int MostShown = 100;

    public string Kind => FetchExportHandler.Content;

    public string SubjectKind => TenantKey.Kind;

    public string Title => texts["Export.Granted"];

    public async Task<PagedList<GrantedItem>> ListAsync(string tenant, PageRequest page, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var kept = (await jobs.ListAsync(tenant, MostShown, cancellationToken)).Where(j => j.HasFileAt(now)).ToList();
        return new PagedList<GrantedItem>(
            [.. kept.Skip(page.Skip).Take(page.PageSize).Select(j => new GrantedItem(null, texts["Export.GrantedItem"], texts["Export.Facts", j.Rows, j.Bytes], j.StartedUtc))],
            page.Page, page.PageSize, kept.Count);
    }

    public Task<GrantedText?> ReadAsync(string tenant, Guid id, CancellationToken cancellationToken = default) => Task.FromResult<GrantedText?>(null);
}
