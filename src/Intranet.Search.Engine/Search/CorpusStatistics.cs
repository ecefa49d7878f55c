using System.Text;

namespace Intranet.Search.Engine;

/// <summary>
/// Statistics of all segments of a search, summed: numbers of open documents only, dead ones subtracted. They do not depend on how
/// documents are spread over segments and indexes, so neither do scores.
/// </summary>
internal sealed class CorpusStatistics
{
    private readonly LiveSegment[] segments;
    private readonly Dictionary<string, long> openFrequencies = new(StringComparer.Ordinal);
    private readonly (long Count, long Length)[] sums = new (long, long)[TermSpace.Languages];

    public CorpusStatistics(LiveSegment[] segments)
    {
        this.segments = segments;
        foreach (var live in segments)
        {
            for (var language = 0; language < TermSpace.Languages; language++)
            {
                var (count, length) = live.Segment.OpenSums((Language)language);
                var dead = live.Corrections.OfLanguage((Language)language);
                sums[language] = (sums[language].Count + count - dead.Count, sums[language].Length + length - dead.Length);
            }
        }
    }

    public ReadOnlySpan<LiveSegment> Segments => segments;

    /// <summary>Number of open documents of a language.</summary>
    public long Documents(Language language) => sums[(int)language].Count;

    /// <summary>Average length of the open documents of a language; 1 when there are none.</summary>
    public float AverageLength(Language language)
    {
        var (count, length) = sums[(int)language];
        return count == 0 || length == 0 ? 1 : (float)length / count;
    }

    /// <summary>In how many open documents a term stands.</summary>
    public long OpenFrequency(byte space, ReadOnlySpan<char> stem)
    {
        Span<byte> term = stackalloc byte[TermDictionary.MaxTermBytes + 8];
        if (stem.Length > Analyzer.MaxWordLength)
        {
            return 0;
        }

        term[0] = space;
        term = term[..(1 + Encoding.UTF8.GetBytes(stem, term[1..]))];
        long sum = 0;
        foreach (var live in segments)
        {
            if (live.Segment.Terms.TryFind(term, out var info))
            {
                sum += info.OpenDocumentFrequency - live.Corrections.OfTerm(info.Ordinal);
            }
        }

        return sum;
    }

    /// <summary>As <see cref="OpenFrequency"/> of Swedish stems, remembered during the search.</summary>
    public long SwedishFrequency(ReadOnlySpan<char> stem)
    {
        var lookup = openFrequencies.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(stem, out var frequency))
        {
            lookup[stem] = frequency = OpenFrequency(TermSpace.Of(Language.Swedish), stem);
        }

        return frequency;
    }
}
