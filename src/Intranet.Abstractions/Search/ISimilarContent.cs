namespace Intranet.Abstractions;

/// <summary>Something that resembles a text, readable by the person who asked.</summary>
/// <param name="Kind">As in <see cref="SearchDocument.Kind"/>.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Address">Where to go, complete with base path and scope.</param>
/// <param name="AuthorityTitle">Where it comes from.</param>
/// <param name="State">As in <see cref="SearchDocument.State"/>; null for none.</param>
public sealed record SimilarItem(string Kind, string Title, string Address, string AuthorityTitle, string? State);

/// <summary>Finds what resembles a text that somebody is writing. Implemented by Search.</summary>
public interface ISimilarContent
{
    /// <summary>At most <paramref name="limit"/> items, best first; empty for a text of fewer than three letters.</summary>
    /// <param name="text">What was written so far.</param>
    /// <param name="kinds">Kinds to look among; empty for all.</param>
    /// <param name="limit">1 to 20.</param>
    /// <param name="pathBase">The site's base path, for the addresses.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<SimilarItem>> FindAsync(
        string text, IReadOnlyCollection<string> kinds, int limit, string pathBase, CancellationToken cancellationToken = default);
}
