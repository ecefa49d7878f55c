using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>What to show of all that is shared.</summary>
internal enum SharedSelection
{
    All,

    /// <summary>At least one other organisation uses or tries it.</summary>
    Used,

    /// <summary>A newer version is published that is not shared.</summary>
    Outdated,
}

/// <summary>Lists everything that the own organisation shares with all members.</summary>
/// <param name="Text">Part of a title, a unit or a name; null for all.</param>
/// <param name="Selection">Which of them.</param>
/// <param name="Page">Which page.</param>
internal sealed record ListShared(string? Text, SharedSelection Selection, PageRequest Page);

/// <summary>An organisation that told how it uses a case.</summary>
internal sealed record SharedUse(string Organisation, AdoptionStage Stage);

/// <summary>Something that all members can read.</summary>
/// <param name="Case">The case, its newest version.</param>
/// <param name="Uses">Organisations that told, those who use it first.</param>
/// <param name="MayWithdraw">True when the reader may withdraw it.</param>
internal sealed record SharedItem(Case Case, IReadOnlyList<SharedUse> Uses, bool MayWithdraw)
{
    public int Version => Case.SharedVersion!.Value;

    public bool IsOutdated => Case.PublishedVersion > Version;
}

internal sealed class ListSharedHandler(IStores stores, CaseAccess access)
{
    private const int MostInFile = 10_000;

    public async Task<PagedList<SharedItem>> HandleAsync(ListShared query, CancellationToken cancellationToken)
    {
        var shared = await FilterAsync(query, cancellationToken);
        var total = await shared.CountAsync(cancellationToken);
        var cases = await shared.OrderByDescending(c => c.SharedUtc).ThenBy(c => c.Id).Skip(query.Page.Skip).Take(query.Page.PageSize).ToListAsync(cancellationToken);
        return new PagedList<SharedItem>(await WithUsesAsync(cases, cancellationToken), query.Page.Page, query.Page.PageSize, total);
    }

    /// <summary>The whole list, for a file; ten thousand at most.</summary>
    public async Task<IReadOnlyList<SharedItem>> AllAsync(ListShared query, CancellationToken cancellationToken)
    {
        var shared = await FilterAsync(query, cancellationToken);
        return await WithUsesAsync(await shared.OrderByDescending(c => c.SharedUtc).ThenBy(c => c.Id).Take(MostInFile).ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task<IQueryable<Case>> FilterAsync(ListShared query, CancellationToken cancellationToken)
    {
        var shared = stores.Open(Scope.Own).Set<Case>().AsNoTracking().Where(CaseAccess.InLibrary).Where(c => c.SharedVersion != null);
        if (query.Text is { Length: > 0 } text)
        {
            var lower = text.ToLowerInvariant();
            shared = shared.Where(c => c.Content.Title.Contains(text) || c.Content.Title.ToLower().Contains(lower)
                || c.Author.Name.Contains(text) || (c.Author.Unit != null && c.Author.Unit.Contains(text)));
        }

        if (query.Selection == SharedSelection.Used)
        {
            var used = await stores.Open(Scope.Network).Set<SharedCase>().Where(c => c.WithdrawnUtc == null && c.AdoptedBy > 0 && c.Author.Tenant == access.Actor.Tenant)
                .Select(c => c.Id).ToListAsync(cancellationToken);
            shared = shared.Where(c => used.Contains(c.Id));
        }

        return query.Selection == SharedSelection.Outdated ? shared.Where(c => c.SharedVersion < c.PublishedVersion) : shared;
    }

    private async Task<IReadOnlyList<SharedItem>> WithUsesAsync(List<Case> cases, CancellationToken cancellationToken)
    {
        var ids = cases.Select(c => c.Id).ToArray();
        var told = await stores.Open(Scope.Network).Set<Adoption>().AsNoTracking().Where(a => a.IsCurrent && ids.Contains(a.CaseId)).ToListAsync(cancellationToken);
        var byCase = told.ToLookup(a => a.CaseId);
        return [.. cases.Select(c => new SharedItem(
            c,
            [.. new AdoptionsBox([.. byCase[c.Id]]).ByStage().SelectMany(s => s.Adoptions.Select(a => new SharedUse(a.By.Organisation, s.Stage)).OrderBy(u => u.Organisation, StringComparer.CurrentCulture))],
            access.MayDecide(c)))];
    }
}
