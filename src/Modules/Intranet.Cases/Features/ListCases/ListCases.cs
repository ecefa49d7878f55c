using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui.Content;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>In which order a library is shown.</summary>
internal enum CaseOrder
{
    Newest,
    Title,

    /// <summary>Most used first; in the network's library only.</summary>
    MostUsed,
}

/// <summary>Lists the library of a scope.</summary>
/// <param name="Scope">Whose library.</param>
/// <param name="Page">Which page.</param>
/// <param name="Tag">Only those with the tag; null for all.</param>
/// <param name="Organisation">Only those of the tenant by this name; null for all. Without meaning in the own scope.</param>
/// <param name="State">Only those in the state; null for all.</param>
/// <param name="Order">The order.</param>
internal sealed record ListCases(
    Scope Scope, PageRequest Page, string? Tag = null, string? Organisation = null, CaseState? State = null, CaseOrder Order = CaseOrder.Newest);

/// <summary>A case as lists show it.</summary>
internal sealed record CaseRow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The summary, or the beginning of the problem; plain text.</summary>
    public required string Lead { get; init; }

    public required Actor Author { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public CaseState? State { get; init; }

    /// <summary>When it came into the library, or its newest version did.</summary>
    public required DateTime AtUtc { get; init; }

    public int UsedBy { get; init; }

    public int AdoptedBy { get; init; }

    /// <summary>True when all members can read it.</summary>
    public bool IsShared { get; init; }

    public long Revision { get; init; }
}

internal sealed class ListCasesHandler(IStores stores, CaseAccess access)
{
    private const int LeadSource = 800;
    private const int LeadLength = 220;

    public Task<PagedList<CaseRow>> HandleAsync(ListCases query, CancellationToken cancellationToken) =>
        query.Scope == Scope.Network ? ListSharedAsync(query, cancellationToken) : ListOwnAsync(query, cancellationToken);

    /// <summary>The summary, or the beginning of the problem without Markdown's marks.</summary>
    public static string LeadOf(string? summary, string? problem) => summary ?? MarkdownRenderer.ToPlainText(problem, LeadLength);

    private async Task<PagedList<CaseRow>> ListOwnAsync(ListCases query, CancellationToken cancellationToken)
    {
        var cases = await access.ReadableAsync(stores.Open(Scope.Own).Set<Case>().AsNoTracking(), cancellationToken);
        if (TagText.Pattern(query.Tag) is { } tag)
        {
            cases = cases.Where(c => c.Content.TagText.Contains(tag));
        }

        if (query.State is { } state)
        {
            cases = cases.Where(c => c.Content.State == state);
        }

        var total = await cases.CountAsync(cancellationToken);
        cases = query.Order == CaseOrder.Title
            ? cases.OrderBy(c => c.Content.Title).ThenBy(c => c.Id)
            : cases.OrderByDescending(c => c.PublishedUtc).ThenBy(c => c.Id);
        var rows = await cases.Skip(query.Page.Skip).Take(query.Page.PageSize).Select(c => new
        {
            c.Id, c.Content.Title, c.Content.Summary, Problem = c.Content.Problem!.Substring(0, LeadSource), c.Content.TagText, c.Content.State,
            c.Author, AtUtc = c.PublishedUtc!.Value, IsShared = c.SharedVersion != null, c.Revision,
        }).ToListAsync(cancellationToken);
        return new PagedList<CaseRow>(
            [.. rows.Select(r => new CaseRow
            {
                Id = r.Id, Title = r.Title, Lead = LeadOf(r.Summary, r.Problem), Author = r.Author, Tags = TagText.Read(r.TagText), State = r.State,
                AtUtc = r.AtUtc, IsShared = r.IsShared, Revision = r.Revision,
            })],
            query.Page.Page, query.Page.PageSize, total);
    }

    private async Task<PagedList<CaseRow>> ListSharedAsync(ListCases query, CancellationToken cancellationToken)
    {
        var cases = Filter(stores.Open(Scope.Network).Set<SharedCase>().AsNoTracking().Where(c => c.WithdrawnUtc == null), query);
        var total = await cases.CountAsync(cancellationToken);
        var ordered = query.Order switch
        {
            CaseOrder.Title => cases.OrderBy(c => c.Content!.Title),
            CaseOrder.MostUsed => cases.OrderByDescending(c => c.UsedBy).ThenByDescending(c => c.AdoptedBy).ThenByDescending(c => c.SharedUtc),
            _ => cases.OrderByDescending(c => c.SharedUtc),
        };
        return new PagedList<CaseRow>(
            await ReadAsync(ordered.ThenBy(c => c.Id).Skip(query.Page.Skip).Take(query.Page.PageSize), cancellationToken), query.Page.Page, query.Page.PageSize, total);
    }

    private static IQueryable<SharedCase> Filter(IQueryable<SharedCase> cases, ListCases query)
    {
        if (TagText.Pattern(query.Tag) is { } tag)
        {
            cases = cases.Where(c => c.Content!.TagText.Contains(tag));
        }

        if (query.State is { } state)
        {
            cases = cases.Where(c => c.Content!.State == state);
        }

        return query.Organisation is { Length: > 0 } organisation ? cases.Where(c => c.Author.Tenant == organisation) : cases;
    }

    /// <summary>Reads shared cases that were not withdrawn as rows, in the order given.</summary>
    public static async Task<List<CaseRow>> ReadAsync(IQueryable<SharedCase> cases, CancellationToken cancellationToken)
    {
        var rows = await cases.Select(c => new
        {
            c.Id, c.Content!.Title, c.Content.Summary, Problem = c.Content.Problem!.Substring(0, LeadSource), c.Content.TagText, c.Content.State,
            c.Author, AtUtc = c.SharedUtc, c.UsedBy, c.AdoptedBy, c.Revision,
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new CaseRow
        {
            Id = r.Id, Title = r.Title, Lead = LeadOf(r.Summary, r.Problem), Author = r.Author, Tags = TagText.Read(r.TagText), State = r.State,
            AtUtc = r.AtUtc, UsedBy = r.UsedBy, AdoptedBy = r.AdoptedBy, IsShared = true, Revision = r.Revision,
        })];
    }
}
