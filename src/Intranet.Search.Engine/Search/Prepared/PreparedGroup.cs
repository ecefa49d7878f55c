namespace Intranet.Search.Engine;

/// <summary>Some terms that count as one, in all text or in one field.</summary>
/// <param name="terms">The terms with their space.</param>
/// <param name="table">Scores; null when nothing matches.</param>
/// <param name="onlyField">A field whose words are looked at one by one; null when the terms say it all.</param>
internal sealed class PreparedGroup(IReadOnlyList<byte[]> terms, ScoreTable table, string? onlyField) : Prepared
{
    public IReadOnlyList<byte[]> Terms => terms;

    public ScoreTable Table => table;

    public bool IsPlain => onlyField is null;

    public override Node Open(LiveSegment live)
    {
        var cursors = OpenCursors(live, terms);
        if (cursors.Count == 0)
        {
            return NoneNode.Instance;
        }

        if (onlyField is not null)
        {
            return OpenInField(live, cursors);
        }

        return cursors.Count == 1 ? new TermNode(cursors[0], table, live.Segment) : new GroupNode(cursors, table, live.Segment);
    }

    /// <summary>Opens a plain group of one term; the list is null when the segment does not hold it.</summary>
    public bool TryOpenList(LiveSegment live, out ScoredList? list)
    {
        var cursors = OpenCursors(live, terms);
        list = cursors.Count == 0 ? null : new ScoredList(cursors[0], table, live.Segment.Dense);
        return true;
    }

    internal static List<PostingsCursor> OpenCursors(LiveSegment live, IReadOnlyList<byte[]> terms)
    {
        var cursors = new List<PostingsCursor>();
        var postings = live.Segment.OffsetOf(Section.Postings);
        foreach (var term in terms)
        {
            if (live.Segment.Terms.TryFind(term, out var info))
            {
                var cursor = new PostingsCursor();
                cursor.Open(live.Segment.Bytes, info with { Offset = info.Offset + postings });
                cursors.Add(cursor);
            }
        }

        return cursors;
    }

    private ListNode OpenInField(LiveSegment live, List<PostingsCursor> cursors)
    {
        var places = new HashSet<int>();
        foreach (var term in terms)
        {
            if (live.Segment.Terms.TryFind(term, out var info))
            {
                places.Add(info.Ordinal);
            }
        }

        var (documents, counts) = (new List<int>(), new List<int>());
        foreach (var document in cursors.SelectMany(DocumentsOf).Distinct().Order())
        {
            var count = CountInField(live.Segment, document, places);
            if (count > 0)
            {
                documents.Add(document);
                counts.Add(count);
            }
        }

        return new ListNode(documents, counts, table, live.Segment);
    }

    private int CountInField(Segment segment, int document, HashSet<int> places)
    {
        var terms = segment.Array<int>(Section.TermOfRank);
        var tokens = segment.TokensOf(document);
        var count = 0;
        while (tokens.NextField())
        {
            var (name, weight) = segment.Fields[tokens.Field];
            while (tokens.NextWord())
            {
                count += name == onlyField && places.Contains(terms[tokens.Word]) ? weight : 0;
            }
        }

        return count;
    }

    private static IEnumerable<int> DocumentsOf(PostingsCursor cursor)
    {
        for (var block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            foreach (var document in cursor.Documents.ToArray())
            {
                yield return document;
            }
        }
    }
}
