using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases;

/// <summary>The library of an organisation for coordinators whom it gave insight: what everybody there may read, never drafts, never what is meant for one unit.</summary>
internal sealed class LibraryInsight(IStores stores, IStringLocalizer<Texts> texts) : IGrantedContent
{
    public string Kind => "cases";

    public string SubjectKind => Case.Kind;

    public string Title => texts["Menu.Cases"];

    public async Task<PagedList<GrantedItem>> ListAsync(string tenant, PageRequest page, CancellationToken cancellationToken = default)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        var library = db.Set<Case>().AsNoTracking().Where(CaseAccess.InLibrary).Where(c => c.UnitId == null);
        var total = await library.CountAsync(cancellationToken);
        var cases = await library.OrderByDescending(c => c.PublishedUtc).ThenBy(c => c.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        return new PagedList<GrantedItem>(
            [.. cases.Select(c => new GrantedItem(c.Id, c.Content.Title, string.Join(", ", new[] { c.Author.Name, c.Author.Unit }.OfType<string>()), c.PublishedUtc ?? c.CreatedUtc))],
            page.Page, page.PageSize, total);
    }

    public async Task<GrantedText?> ReadAsync(string tenant, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        var found = await db.Set<Case>().AsNoTracking().Where(CaseAccess.InLibrary).Where(c => c.UnitId == null).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (found is null)
        {
            return null;
        }

        var parts = new[]
        {
            ("Field.Problem", found.Content.Problem), ("Field.Solution", found.Content.Solution), ("Field.Outcome", found.Content.Outcome), ("Field.Contact", found.Content.Contact),
        };
        return new GrantedText(found.Content.Title, [.. parts.Where(p => p.Item2 is not null).Select(p => new GrantedPart(texts[p.Item1], p.Item2!))]);
    }
}
