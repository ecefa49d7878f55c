using System.Runtime.CompilerServices;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui.Content;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases;

/// <summary>Cases as search documents: in <c>Default</c> the shared copies, elsewhere what is published in the organisation.</summary>
internal sealed class CaseSearchSource(IStores stores, IShellHost shells) : ISearchSource
{
    public string Kind => Case.Kind;

    public async Task<SearchDocument?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        if (tenant == ShellSettings.DefaultName)
        {
            var shared = await db.Set<SharedCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.WithdrawnUtc == null, cancellationToken);
            return shared is null ? null : ToDocument(shared);
        }

        var own = await db.Set<Case>().AsNoTracking().Where(CaseAccess.InLibrary).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return own is null ? null : await ToDocumentAsync(own, cancellationToken);
    }

    public async IAsyncEnumerable<Guid> ListAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        var ids = tenant == ShellSettings.DefaultName
            ? db.Set<SharedCase>().Where(c => c.WithdrawnUtc == null).Select(c => c.Id)
            : db.Set<Case>().Where(CaseAccess.InLibrary).Select(c => c.Id);
        await foreach (var id in ids.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return id;
        }
    }

    private SearchDocument ToDocument(SharedCase shared) =>
        ToDocument(shared.Id, shared.Revision, shared.Content!, shared.Author, shared.CreatedUtc, shared.VersionUtc) with
        {
            Quality = QualityOf(shared.UsedBy, shared.AdoptedBy),
            State = StateOf(shared.UsedBy),
        };

    /// <summary>
    /// The own organisation's document also tells how many use the shared copy. Its revision is the sum of both revisions, which
    /// rises when either does.
    /// </summary>
    private async Task<SearchDocument> ToDocumentAsync(Case own, CancellationToken cancellationToken)
    {
        var document = ToDocument(own.Id, own.Revision, own.Content, own.Author, own.CreatedUtc, own.PublishedUtc ?? own.UpdatedUtc) with
        {
            AccessLabel = own.UnitId is { } unit ? AccessLabel.Unit(unit) : AccessLabel.Open,
        };
        if (!own.WasShared)
        {
            return document;
        }

        await using var network = await stores.OpenAsync(ShellSettings.DefaultName, cancellationToken);
        var copy = await network.Set<SharedCase>().Where(c => c.Id == own.Id)
            .Select(c => new { c.Revision, c.UsedBy, c.AdoptedBy, c.WithdrawnUtc })
            .SingleOrDefaultAsync(cancellationToken);
        return copy switch
        {
            null => document,
            { WithdrawnUtc: not null } => document with { Revision = own.Revision + copy.Revision },
            _ => document with
            {
                Revision = own.Revision + copy.Revision, Quality = QualityOf(copy.UsedBy, copy.AdoptedBy), State = StateOf(copy.UsedBy),
            },
        };
    }

    private SearchDocument ToDocument(Guid id, long revision, CaseContent content, Actor author, DateTime createdUtc, DateTime updatedUtc) => new()
    {
        Kind = Kind,
        Id = id,
        Revision = revision,
        Title = content.Title,
        Body = BodyOf(content),
        Path = CasePaths.Of(id),
        AccessLabel = AccessLabel.Open,
        Authority = author.Tenant,
        AuthorityTitle = shells.Find(author.Tenant)?.Title ?? author.Organisation,
        Tags = content.Tags,
        Author = author.Name,
        CreatedUtc = createdUtc,
        UpdatedUtc = updatedUtc,
    };

    private static string BodyOf(CaseContent content)
    {
        string?[] parts =
        [
            content.Summary, MarkdownRenderer.ToPlainText(content.Problem), MarkdownRenderer.ToPlainText(content.Solution),
            MarkdownRenderer.ToPlainText(content.Outcome), MarkdownRenderer.ToPlainText(content.Contact), content.Period, content.Cost, content.LegalBasis,
        ];
        return string.Join('\n', parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    /// <summary>Nears 1 as more organisations use it; those who consider or test count a third.</summary>
    internal static double QualityOf(int usedBy, int adoptedBy)
    {
        var weight = usedBy + ((adoptedBy - usedBy) / 3.0);
        return weight / (weight + 2);
    }

    private static string? StateOf(int usedBy) => usedBy > 0 ? $"inUse:{usedBy}" : null;
}
