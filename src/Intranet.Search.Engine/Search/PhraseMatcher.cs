using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>
/// Knows which lists a document with a phrase is in, of the terms, or of pairs where they are indexed, and looks how often the words of a document
/// are the phrase.
/// </summary>
internal sealed class PhraseMatcher(Segment segment, int[] places, TermInfo[] infos, int slop, string? field)
{
    private readonly List<int>[] positions = [.. places.Select(_ => new List<int>())];
    private readonly PhraseTerms terms = new(segment, places);

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
        var bytes = segment.DocumentBytes(document);
        var stream = segment.WordStream;
        var held = terms.HeldByPhrases(stream.PhraseCount);
        var last = places.Length - 1;
        var count = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var (left, number) = stream.Field(bytes, ref at);
            ulong state = 0;
            var found = 0;
            while (left > 0)
            {
                var word = stream.Next(bytes, ref at);
                if (word >= 0)
                {
                    state = ((state << 1) | 1) & terms.Of(word);
                    found += (int)(state >> last);
                    left--;
                    continue;
                }

                ref var known = ref held[~word];
                if (known == 0)
                {
                    known = terms.InPhrase(stream, ~word);
                }

                if ((known & PhraseTerms.HoldsSome) == 0)
                {
                    state = 0;
                    left -= known >> 1;
                    continue;
                }

                var phrase = stream.Phrase(~word);
                for (var inPhrase = 0; inPhrase < phrase.Length; left--)
                {
                    state = ((state << 1) | 1) & terms.Of(stream.Next(phrase, ref inPhrase));
                    found += (int)(state >> last);
                }
            }

            count += field is null || segment.Fields[number].Name == field ? found : 0;
        }

        return count;
    }

    private int CountLoose(int document)
    {
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
                for (var of = terms.Of(tokens.Word); of != 0; of &= of - 1)
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
