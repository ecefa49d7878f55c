namespace Intranet.Search.Engine;

/// <summary>Names of fields that the query language and the defaults know. Any other name is allowed too.</summary>
public static class Fields
{
    /// <summary>Text: the title, found by <c>title:</c> and offered as a suggestion.</summary>
    public const string Title = "title";

    /// <summary>Text: the body, from which excerpts are cut.</summary>
    public const string Body = "body";

    /// <summary>Keyword: what sort of thing it is.</summary>
    public const string Kind = "kind";

    /// <summary>Keyword: the authority it belongs to.</summary>
    public const string Authority = "authority";

    /// <summary>Keyword: the community it belongs to.</summary>
    public const string Community = "community";

    /// <summary>Keyword: tags, many.</summary>
    public const string Tag = "tag";

    /// <summary>Keyword: the author, found by <c>author:</c>.</summary>
    public const string Author = "author";

    /// <summary>Date: when it was made.</summary>
    public const string Created = "created";

    /// <summary>Date: when it was last changed; the order of "newest".</summary>
    public const string Updated = "updated";

    /// <summary>Number: a quality signal from 0 (none) to 100 (verified, adopted, accepted).</summary>
    public const string Quality = "quality";
}
