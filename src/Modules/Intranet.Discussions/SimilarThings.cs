using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>What resembles a thread or a question that is being written. Empty where nobody searches.</summary>
internal sealed class SimilarThings(IEnumerable<ISimilarContent> search)
{
    private const int MostShown = 3;
    private static readonly string[] Threads = [Thread.ContentKind];
    private static readonly string[] Cases = ["case"];

    public async Task<(IReadOnlyList<SimilarItem> Threads, IReadOnlyList<SimilarItem> Cases)> ToThreadAsync(
        Thread thread, string? pathBase, CancellationToken cancellationToken)
    {
        var threads = await FindAsync(thread.Title, Threads, MostShown + 1, pathBase, cancellationToken);
        var others = threads.Where(t => !t.Address.Contains(thread.Id.ToString(), StringComparison.OrdinalIgnoreCase)).Take(MostShown);
        return ([.. others], await FindAsync(thread.Title, Cases, MostShown, pathBase, cancellationToken));
    }

    /// <summary>Threads and cases that resemble what was written so far.</summary>
    public Task<IReadOnlyList<SimilarItem>> ToTextAsync(string? text, string? pathBase, CancellationToken cancellationToken) =>
        FindAsync(text ?? "", [.. Threads, .. Cases], MostShown + 2, pathBase, cancellationToken);

    private async Task<IReadOnlyList<SimilarItem>> FindAsync(string text, string[] kinds, int limit, string? pathBase, CancellationToken cancellationToken)
    {
        foreach (var source in search)
        {
            return await source.FindAsync(text, kinds, limit, pathBase ?? "", cancellationToken);
        }

        return [];
    }
}
