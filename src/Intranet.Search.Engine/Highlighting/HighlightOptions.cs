namespace Intranet.Search.Engine;

/// <summary>What to highlight in hits.</summary>
public sealed record HighlightOptions
{
    /// <summary>Text fields given whole, with marks.</summary>
    public IReadOnlyList<string> WholeFields { get; init; } = [Fields.Title];

    /// <summary>Text fields from which the best passage is cut.</summary>
    public IReadOnlyList<string> ExcerptFields { get; init; } = [Fields.Body];

    /// <summary>Length of a passage in UTF-16 units before encoding; it starts and ends at whole words.</summary>
    public int ExcerptLength { get; init; } = 240;
}
