using System.Collections.Concurrent;

namespace Intranet.Search.Engine;

/// <summary>
/// The documents of the frequent terms of a segment that searches ask for, as sets: whether a document is in such a list is then one look.
/// Made when first asked for; at most sixteen bytes a document of the segment are held.
/// </summary>
internal sealed class DenseLists(int documents)
{
    private const int Most = 128;
    private const int LeastDocuments = 4_096;
    private const int LeastShare = 64;

    private readonly ConcurrentDictionary<long, ulong[]> sets = new();

    /// <summary>The set of a list; null when it is too short for that. The cursor may stand elsewhere afterwards.</summary>
    public ulong[]? Of(PostingsCursor cursor)
    {
        if (cursor.DocumentCount < Math.Max(LeastDocuments, documents / LeastShare))
        {
            return null;
        }

        if (sets.TryGetValue(cursor.Start, out var known))
        {
            return known;
        }

        if (sets.Count >= Most)
        {
            sets.Clear();
        }

        var set = Bitmap.Create(documents);
        for (var block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            PostingsScan.Mark(cursor.Documents, 0, set);
        }

        return sets[cursor.Start] = set;
    }
}
