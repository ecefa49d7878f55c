using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases.Features;

/// <summary>What a library can be narrowed by: the tags most used, and the organisations that have something in it.</summary>
internal sealed record LibraryChoices(IReadOnlyList<string> Tags, IReadOnlyList<(string Name, string Title)> Organisations);

internal sealed class LibraryChoicesReader(IStores stores, IShellHost shells, CaseAccess access)
{
    private const int MostTags = 24;

    public async Task<LibraryChoices> ReadAsync(Scope scope, CancellationToken cancellationToken)
    {
        var db = stores.Open(scope);
        if (scope == Scope.Own)
        {
            var own = await (await access.ReadableAsync(db.Set<Case>(), cancellationToken)).Select(c => c.Content.TagText).ToListAsync(cancellationToken);
            return new LibraryChoices(MostUsed(own), []);
        }

        var shared = await db.Set<SharedCase>().Where(c => c.WithdrawnUtc == null)
            .Select(c => new { c.Content!.TagText, c.Author.Tenant, c.Author.Organisation })
            .ToListAsync(cancellationToken);
        var organisations = shared.DistinctBy(s => s.Tenant).Select(s => (s.Tenant, shells.Find(s.Tenant)?.Title ?? s.Organisation));
        return new LibraryChoices(MostUsed(shared.Select(s => s.TagText)), [.. organisations.OrderBy(o => o.Item2, StringComparer.CurrentCulture)]);
    }

    private static IReadOnlyList<string> MostUsed(IEnumerable<string> texts) =>
        [.. texts.SelectMany(TagText.Read).CountBy(t => t).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.CurrentCulture).Take(MostTags).Select(t => t.Key)];
}
