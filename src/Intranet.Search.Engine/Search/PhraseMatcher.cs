namespace Intranet.Search.Engine;

/// <summary>
/// Finds the documents of a segment that hold a phrase: intersects postings of the terms, or of pairs where they are indexed, and looks
/// at the words of what is left, unless the postings of one pair say it all.
/// </summary>
internal sealed class PhraseMatcher(Segment segment, int[] places, TermInfo[] infos, int slop, string? field)
{
    private readonly List<int> documents = [];
    private readonly List<int> counts = [];
    private readonly List<int>[] positions = [.. places.Select(_ => new List<int>())];

    public (List<int> Documents, List<int> Counts) Find()
    {
        if (!TryOpenLists(out var lists, out var isAnswer))
        {
            return (documents, counts);
        }

        if (isAnswer)
        {
            Copy(lists[0]);
            return (documents, counts);
        }

        Array.Sort(lists, (a, b) => a.DocumentCount.CompareTo(b.DocumentCount));
        Intersect(lists);
        return (documents, counts);
    }

    /// <summary>Opens what a document with the phrase has to be in; false when there is none. One list may say all by itself.</summary>
    public bool TryOpenLists(out PostingsCursor[] lists, out bool isAnswer)
    {
        var opened = new List<PostingsCursor>();
        var pairs = new PairIndex(segment);
        var covered = new bool[places.Length];
        isAnswer = false;
        lists = [];
        for (var i = 0; slop == 0 && i + 1 < places.Length; i++)
        {
            if (!pairs.Knows(places[i], infos[i].DocumentFrequency, places[i + 1], infos[i + 1].DocumentFrequency))
            {
                continue;
            }

            if (!pairs.TryFind(places[i], places[i + 1], out var info))
            {
                return false;
            }

            opened.Add(Open(info));
            covered[i] = covered[i + 1] = true;
            isAnswer = places.Length == 2 && field is null;
        }

        for (var i = 0; i < places.Length; i++)
        {
            if (!covered[i])
            {
                opened.Add(Open(infos[i] with { Offset = infos[i].Offset + segment.OffsetOf(Section.Postings) }));
            }
        }

        lists = [.. opened];
        return true;
    }

    /// <summary>How often a document holds the phrase.</summary>
    public int CountIn(int document)
    {
        var count = 0;
        var tokens = segment.TokensOf(document);
        while (tokens.NextField())
        {
            if (field is not null && segment.Fields[tokens.Field].Name != field)
            {
                tokens.SkipField();
            }
            else
            {
                count += slop == 0 ? CountExact(ref tokens) : CountLoose(ref tokens);
            }
        }

        return count;
    }

    private PostingsCursor Open(in TermInfo info)
    {
        var cursor = new PostingsCursor();
        cursor.Open(segment.Bytes, info);
        return cursor;
    }

    private void Copy(PostingsCursor cursor)
    {
        for (var block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            documents.AddRange(cursor.Documents);
            counts.AddRange(cursor.Frequencies());
        }
    }

    private void Intersect(PostingsCursor[] lists)
    {
        var seekers = Array.ConvertAll(lists, l => new PostingsSeeker(l));
        var target = 0;
        while (true)
        {
            var document = seekers[0].Seek(target);
            if (document == PostingsCursor.End)
            {
                return;
            }

            var agreed = document;
            for (var i = 1; i < seekers.Length && agreed == document; i++)
            {
                agreed = seekers[i].Seek(document);
            }

            if (agreed == PostingsCursor.End)
            {
                return;
            }

            if (agreed == document)
            {
                Verify(document);
                agreed = document + 1;
            }

            target = agreed;
        }
    }

    private void Verify(int document)
    {
        var count = CountIn(document);
        if (count > 0)
        {
            documents.Add(document);
            counts.Add(count);
        }
    }

    // Bit i of the state says that the last words are the first i + 1 terms (R. Baeza-Yates and G. Gonnet, "A new approach to text searching", 1992).
    private int CountExact(ref TokenReader tokens)
    {
        var terms = segment.Array<int>(Section.TermOfRank);
        var count = 0;
        ulong state = 0;
        while (tokens.NextWord())
        {
            var term = terms[tokens.Word];
            ulong mask = 0;
            for (var i = 0; i < places.Length; i++)
            {
                mask |= places[i] == term ? 1UL << i : 0;
            }

            state = ((state << 1) | 1) & mask;
            count += (int)(state >> (places.Length - 1));
        }

        return count;
    }

    private int CountLoose(ref TokenReader tokens)
    {
        foreach (var list in positions)
        {
            list.Clear();
        }

        var terms = segment.Array<int>(Section.TermOfRank);
        for (var position = 0; tokens.NextWord(); position++)
        {
            var term = terms[tokens.Word];
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i] == term)
                {
                    positions[i].Add(position - i);
                }
            }
        }

        return CountMatches();
    }

    // Places are shifted so that an exact match has them equal: counts the places from which all terms lie within the slop.
    private int CountMatches() =>
        positions.SelectMany(p => p).Distinct().Count(from => Array.TrueForAll(positions, list =>
        {
            var at = list.BinarySearch(from);
            at = at < 0 ? ~at : at;
            return at < list.Count && list[at] <= from + slop;
        }));
}
