using System.Runtime.CompilerServices;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases;

/// <summary>An organisation's cases as Markdown. What it shared are versions of these, so the network's copies are not repeated.</summary>
internal sealed class CaseDocuments(IStringLocalizer<Texts> texts) : IReadableContent
{
    public async IAsyncEnumerable<ReadableDocument> WriteAsync(
        IntranetDbContext db, Scope scope, string tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (scope == Scope.Network)
        {
            yield break;
        }

        foreach (var id in await db.Set<Case>().OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken))
        {
            var found = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
            var versions = await db.Set<CaseVersion>().AsNoTracking().Where(v => v.CaseId == id).OrderBy(v => v.Number).ToListAsync(cancellationToken);
            yield return new ReadableDocument("cases", id, found.Content.Title, Write(found, versions));
        }
    }

    private string Write(Case found, IReadOnlyList<CaseVersion> versions)
    {
        var text = FrontMatter.Begin(
            found.Content.Title,
            ("id", found.Id), ("status", found.Status), ("sharing", found.Sharing), ("version", found.PublishedVersion), ("sharedVersion", found.SharedVersion),
            ("author", found.Author.Name), ("organisation", found.Author.Organisation), ("unit", found.Author.Unit), ("coAuthors", found.CoAuthors.Count == 0 ? null : found.CoAuthors.Select(c => c.Person.Name).ToArray()),
            ("created", found.CreatedUtc), ("published", found.PublishedUtc), ("shared", found.SharedUtc), ("decidedBy", found.DecidedBy?.Name), ("removed", found.RemovedUtc),
            ("versions", versions.Count == 0 ? null : versions.Select(v => $"{v.Number} {v.AtUtc:yyyy-MM-dd} {v.By.Name}").ToArray()));
        foreach (var (field, value) in found.Content.Texts().Skip(1))
        {
            text.Section(texts["Field." + field], value);
        }

        foreach (var (field, value) in found.Working?.Texts() ?? [])
        {
            text.Section($"{texts["Export.Working"].Value}: {texts["Field." + field].Value}", value);
        }

        return text.ToString();
    }
}
