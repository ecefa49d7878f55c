namespace Intranet.Search.Engine;

/// <summary>
/// Knows which lists a document with a phrase is in, of the terms, or of pairs where they are indexed, and looks how often the words of a document
/// are the phrase.
/// </summary>
internal sealed class PhraseMatcher(Segment segment, int[] places, TermInfo[] infos, int slop, string? field)
{
    private readonly List<int>[] positions = [.. places.Select(_ => new List<int>())];

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
    private int CountMatches()
    {
        var count = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            foreach (var from in positions[i])
            {
                count += !IsIn(positions.AsSpan(0, i), from) && AllWithin(from) ? 1 : 0;
            }
        }

        return count;
    }

    private bool AllWithin(int from)
    {
        foreach (var list in positions)
        {
            var at = list.BinarySearch(from);
            at = at < 0 ? ~at : at;
            if (at == list.Count || list[at] > from + slop)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIn(ReadOnlySpan<List<int>> lists, int place)
    {
        foreach (var list in lists)
        {
            if (list.BinarySearch(place) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
