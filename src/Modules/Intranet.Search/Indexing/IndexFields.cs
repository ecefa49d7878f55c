using System.Globalization;

namespace Intranet.Search;

/// <summary>Fields of this module beside the ones that the engine names.</summary>
internal static class IndexFields
{
    /// <summary>Raised when documents are built differently; an index built with another number is rebuilt.</summary>
    public const int Mapping = 1;

    /// <summary>Text: tags, so that a word that is only a tag is found.</summary>
    public const string TagWords = "tags";

    /// <summary>Text: who wrote it and where it comes from.</summary>
    public const string Byline = "byline";

    /// <summary>Keyword: the year of the last change, in Swedish time.</summary>
    public const string Year = "year";

    /// <summary>Keyword: kind and authority together, to leave out one kind of one authority.</summary>
    public const string Origin = "origin";

    public const string Path = "path";
    public const string AuthorityTitle = "authorityTitle";
    public const string CommunityTitle = "communityTitle";
    public const string State = "state";

    public static string OriginOf(string kind, string authority) => $"{kind}/{authority}";

    public static string YearOf(DateTimeOffset instant) => SwedishDay.Of(instant).Year.ToString(CultureInfo.InvariantCulture);
}
