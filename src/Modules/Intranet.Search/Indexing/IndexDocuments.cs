using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>Makes what the index holds from what modules tell about their things.</summary>
internal static class IndexDocuments
{
    /// <summary>What organisations are, in their names. Such a word stands in hundreds of names and tells none apart.</summary>
    private static readonly HashSet<string> OrganisationWords =
        new(["kommun", "kommuns", "region", "regionen", "stad", "stads"], StringComparer.OrdinalIgnoreCase);

    public static Document Build(SearchDocument source)
    {
        var document = new Document(DocumentKey.Of(source), DocumentVersion.Of(source.Revision))
        {
            Language = source.Language == "en" ? Language.English : Language.Swedish,
            AccessLabel = source.AccessLabel,
        };
        document
            .AddText(Fields.Title, source.Title)
            .AddText(Fields.Body, source.Body)
            .AddText(IndexFields.TagWords, string.Join(", ", source.Tags))
            .AddText(IndexFields.Byline, Byline(source))
            .AddKeyword(Fields.Kind, source.Kind)
            .AddKeyword(Fields.Authority, source.Authority)
            .AddKeyword(Fields.Community, source.CommunityId?.ToString("N"))
            .AddKeyword(Fields.Author, source.Author)
            .AddKeyword(IndexFields.Year, IndexFields.YearOf(Instant(source.UpdatedUtc)))
            .AddKeyword(IndexFields.Origin, IndexFields.OriginOf(source.Kind, source.Authority))
            .AddDate(Fields.Created, Instant(source.CreatedUtc))
            .AddDate(Fields.Updated, Instant(source.UpdatedUtc))
            .AddNumber(Fields.Quality, (long)Math.Round(Math.Clamp(source.Quality, 0, 1) * 100))
            .AddStored(IndexFields.Path, source.Path)
            .AddStored(IndexFields.AuthorityTitle, source.AuthorityTitle)
            .AddStored(IndexFields.CommunityTitle, source.CommunityTitle)
            .AddStored(IndexFields.State, source.State);
        foreach (var tag in source.Tags.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            document.AddKeyword(Fields.Tag, tag);
        }

        return document;
    }

    private static string Byline(SearchDocument source)
    {
        var organisation = source.AuthorityTitle.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !OrganisationWords.Contains(word));
        return string.Join(", ", new[] { source.Author, string.Join(' ', organisation) }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static DateTimeOffset Instant(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
