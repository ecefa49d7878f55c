using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>
/// Knows which lists a document with a phrase is in, of the terms, or of pairs where they are indexed, and looks how often the words of a document
/// are the phrase.
/// </summary>
internal sealed class PhraseMatcher(Segment segment, int[] places, TermInfo[] infos, int slop, string? field)
{
    private readonly List<int>[] positions = [.. places.Select(_ => new List<int>())];
    private PhraseTerms? terms;

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
            if (!pairs.Knows(infos[i], infos[i + 1]))
            {
                continue;
            }

            if (pairs.Open(infos[i], infos[i + 1]) is not { } pair)
            {
                return false;
            }

            opened.Add(pair);
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
    public int CountIn(int document) => slop == 0 ? CountExact(document) : CountLoose(document);

    private PostingsCursor Open(in TermInfo info)
    {
        var cursor = new PostingsCursor();
        cursor.Open(segment.Bytes, info);
        return cursor;
    }

    // Bit i of the state says that the last words are the first i + 1 terms (R. Baeza-Yates and G. Gonnet, "A new approach to text searching", 1992).
    private int CountExact(int document)
    {
        var asked = terms ??= new PhraseTerms(segment, places);
        var bytes = segment.DocumentBytes(document);
        var stream = segment.WordStream;
        var last = places.Length - 1;
        var count = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var (codes, number) = stream.Field(bytes, ref at);
            var found = 0;
            ulong state = 0;
            for (; codes > 0; codes--)
            {
                var word = stream.Next(bytes, ref at);
                if (word >= 0)
                {
                    state = ((state << 1) | 1) & asked.Of(word);
                    found += (int)(state >> last);
                    continue;
                }

                if (!asked.IsInPhrase(~word))
                {
                    state = 0;
                    continue;
                }

                var phrase = stream.Phrase(~word);
                for (var inPhrase = 0; inPhrase < phrase.Length;)
                {
                    state = ((state << 1) | 1) & asked.Of(stream.Next(phrase, ref inPhrase));
                    found += (int)(state >> last);
                }
            }

            count += field is null || segment.Fields[number].Name == field ? found : 0;
        }

        return count;
    }

    private int CountLoose(int document)
    {
        var asked = terms ??= new PhraseTerms(segment, places);
        var count = 0;
        var tokens = segment.TokensOf(document);
        while (tokens.NextField())
        {
            if (field is not null && segment.Fields[tokens.Field].Name != field)
            {
                continue;
            }

            foreach (var list in positions)
            {
                list.Clear();
            }

            for (var position = 0; tokens.NextWord(); position++)
            {
                for (var of = asked.Of(tokens.Word); of != 0; of &= of - 1)
                {
                    var i = BitOperations.TrailingZeroCount(of);
                    positions[i].Add(position - i);
                }
            }

            count += CountMatches();
        }

        return count;
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
