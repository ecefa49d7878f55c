namespace Intranet.Search.Engine;

/// <summary>One index of a search, and what of it the person may see.</summary>
/// <param name="Reader">A snapshot of the index.</param>
public sealed record SearchScope(IndexReader Reader)
{
    /// <summary>Labels of documents that the person may see; <see cref="AccessLabels.Open"/> alone unless said otherwise. An empty set sees nothing.</summary>
    public IReadOnlySet<string> Labels { get; init; } = AccessLabels.OpenOnly;

    /// <summary>Documents that match any of these are left out, as if they were not in the index.</summary>
    public IReadOnlyList<KeywordFilter> Exclude { get; init; } = [];
}
