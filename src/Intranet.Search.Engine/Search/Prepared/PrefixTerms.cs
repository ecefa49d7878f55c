namespace Intranet.Search.Engine;

/// <summary>The terms that start with some letters, and the stem of those letters.</summary>
internal sealed class PrefixTerms
{
    private readonly byte[] start;
    private readonly byte[] stem;
    private readonly Language language;

    private PrefixTerms(byte[] start, byte[] stem, Language language)
    {
        this.start = start;
        this.stem = stem;
        this.language = language;
    }

    /// <summary>The terms of a prefix; null when it holds no letter or digit.</summary>
    public static PrefixTerms? Of(string prefix, Language language, string? field)
    {
        Span<char> folded = stackalloc char[Analyzer.MaxWordLength];
        folded = folded[..Analyzer.Fold(prefix, folded)];
        var space = field == Fields.Title ? TermSpace.OfTitle(language) : TermSpace.Of(language);
        return folded.Length == 0
            ? null
            : new PrefixTerms(TermSpace.Term(space, folded), TermSpace.Term(space, Analyzer.For(language).Term(prefix)), language);
    }

    /// <summary>In how many open documents the terms stand, summed over the terms; at most the number of open documents.</summary>
    public long SumOfFrequencies(CorpusStatistics statistics)
    {
        var sum = 0L;
        foreach (var live in statistics.Segments)
        {
            ForEach(live.Segment, info => sum += info.OpenDocumentFrequency - live.Corrections.OfTerm(info.Ordinal));
        }

        return Math.Min(sum, statistics.Documents(language));
    }

    /// <summary>The documents that hold any of the terms; null when none does.</summary>
    public ulong[]? Find(Segment segment)
    {
        ulong[]? found = null;
        foreach (var cursor in Open(segment))
        {
            found ??= Bitmap.Create(segment.Count);
            for (var block = 0; block < cursor.BlockCount; block++)
            {
                cursor.Load(block);
                PostingsScan.Mark(cursor.Documents, 0, found);
            }
        }

        return found;
    }

    /// <summary>The postings of the terms, one after the other, by one cursor.</summary>
    public IEnumerable<PostingsCursor> Open(Segment segment)
    {
        var terms = new List<TermInfo>();
        ForEach(segment, terms.Add);
        var cursor = new PostingsCursor();
        var postings = segment.OffsetOf(Section.Postings);
        foreach (var info in terms)
        {
            cursor.Open(segment.Bytes, info with { Offset = info.Offset + postings });
            yield return cursor;
        }
    }

    private void ForEach(Segment segment, Action<TermInfo> take)
    {
        var walk = segment.Terms.From(start);
        while (walk.MoveNext() && walk.Current.StartsWith(start))
        {
            take(walk.Info);
        }

        if (!stem.AsSpan().StartsWith(start) && segment.Terms.TryFind(stem, out var info))
        {
            take(info);
        }
    }
}
