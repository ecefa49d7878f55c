namespace Intranet.Search.Engine;

/// <summary>The language a text is written in; it chooses the analyzer of a document and of a query.</summary>
public enum Language
{
    /// <summary>Swedish, the default.</summary>
    Swedish = 0,

    /// <summary>English.</summary>
    English = 1,
}
