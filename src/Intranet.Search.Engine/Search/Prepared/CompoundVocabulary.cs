using System.Text;

namespace Intranet.Search.Engine;

/// <summary>
/// Splits Swedish compounds by what the open documents of the searched indexes themselves contain: a stem is a compound of two stems when
/// both stand in documents on their own (P. Koehn and K. Knight, "Empirical methods for compound splitting", 2003).
/// </summary>
internal sealed class CompoundVocabulary(CorpusStatistics statistics)
{
    private const int ShortestPart = 3;
    private const int ShortestInflected = 4;
    private const int ShortestWord = 7;
    private const int LeastFrequency = 2;
    private const int MostWords = 1_024;

    private readonly Dictionary<string, IReadOnlyList<string>> wordsWith = new(StringComparer.Ordinal);

    /// <summary>The parts of a stem, without itself; empty when it is no compound.</summary>
    public IReadOnlyList<string> PartsOf(string stem)
    {
        if (stem.Length < ShortestWord || !IsLetters(stem))
        {
            return [];
        }

        var best = (Weight: 0.0, Head: "", Tail: "");
        for (var i = ShortestPart; i <= stem.Length - ShortestPart; i++)
        {
            var tail = stem.AsSpan(i);
            var inTail = statistics.SwedishFrequency(tail);
            if (inTail < LeastFrequency || !IsTail(tail) || Head(stem.AsSpan(0, i)) is not { } head)
            {
                continue;
            }

            var weight = Math.Sqrt((double)inTail * statistics.SwedishFrequency(head)) * Math.Min(head.Length, tail.Length);
            if (weight > best.Weight)
            {
                best = (weight, head, new string(tail));
            }
        }

        return best.Weight > 0 ? [best.Head, best.Tail] : [];
    }

    /// <summary>Stems of compounds that have a stem as their first or last part.</summary>
    public IReadOnlyList<string> WordsWith(string stem)
    {
        if (stem.Length < ShortestPart || !IsLetters(stem) || BoundParts.IsBeginning(stem) || BoundParts.IsEnding(stem))
        {
            return [];
        }

        if (!wordsWith.TryGetValue(stem, out var words))
        {
            var found = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var live in statistics.Segments)
            {
                AddStartingWith(live.Segment, stem, found);
                AddEndingWith(live.Segment, stem, found);
            }

            wordsWith[stem] = words = found.Count <= MostWords
                ? [.. found]
                : [.. found.OrderByDescending(w => statistics.SwedishFrequency(w)).ThenBy(w => w, StringComparer.Ordinal).Take(MostWords)];
        }

        return words;
    }

    private void AddStartingWith(Segment segment, string stem, SortedSet<string> found)
    {
        var start = TermSpace.Term(TermSpace.Of(Language.Swedish), stem);
        Span<char> text = stackalloc char[Analyzer.MaxWordLength + 1];
        var walk = segment.Terms.From(start);
        while (walk.MoveNext() && walk.Current.StartsWith(start))
        {
            var word = text[..Encoding.UTF8.GetChars(walk.Current[1..], text)];
            if (word.Length >= stem.Length + ShortestPart && word.Length >= ShortestWord && StartsCompound(word, stem))
            {
                found.Add(new string(word));
            }
        }
    }

    private void AddEndingWith(Segment segment, string stem, SortedSet<string> found)
    {
        var ending = Encoding.UTF8.GetBytes(stem);
        var backwards = segment.Array<int>(Section.Backwards);
        Span<char> text = stackalloc char[Analyzer.MaxWordLength + 1];
        for (var i = BackwardsOrder.FirstWith(segment, backwards, ending); i < backwards.Length; i++)
        {
            var walk = segment.Terms.At(backwards[i]);
            walk.MoveNext();
            if (!walk.Current[1..].EndsWith(ending))
            {
                return;
            }

            var word = text[..Encoding.UTF8.GetChars(walk.Current[1..], text)];
            if (word.Length >= stem.Length + ShortestPart && word.Length >= ShortestWord && Head(word[..^stem.Length]) is not null)
            {
                found.Add(new string(word));
            }
        }
    }

    // The first part may be a stem as it stands, or carry a joining letter, which the stemmer takes off.
    private bool StartsCompound(ReadOnlySpan<char> word, string stem)
    {
        for (var link = 0; link <= 2 && word.Length - stem.Length - link >= ShortestPart; link++)
        {
            var tail = word[(stem.Length + link)..];
            if (statistics.SwedishFrequency(tail) >= LeastFrequency && IsTail(tail)
                && (link == 0 || Head(word[..(stem.Length + link)]) == stem))
            {
                return true;
            }
        }

        return false;
    }

    private string? Head(ReadOnlySpan<char> written)
    {
        if (IsHead(written))
        {
            return new string(written);
        }

        Span<char> buffer = stackalloc char[Analyzer.MaxWordLength];
        written.CopyTo(buffer);
        var stem = buffer[..SwedishStemmer.Stem(buffer, written.Length)];
        return stem.Length >= ShortestInflected && stem.Length < written.Length && IsHead(stem)
            ? new string(stem)
            : null;
    }

    private bool IsHead(ReadOnlySpan<char> stem) =>
        statistics.SwedishFrequency(stem) >= LeastFrequency && !StopWords.Swedish.Contains(stem) && !BoundParts.IsBeginning(stem);

    private static bool IsTail(ReadOnlySpan<char> stem) => !StopWords.Swedish.Contains(stem) && !BoundParts.IsEnding(stem);

    private static bool IsLetters(string stem)
    {
        foreach (var c in stem)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }
}
