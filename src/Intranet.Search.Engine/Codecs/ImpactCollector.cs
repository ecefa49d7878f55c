namespace Intranet.Search.Engine;

/// <summary>
/// Keeps the pairs of frequency and norm that no other pair beats, and shrinks them to what a block header holds. The fewer pairs bound every
/// score whatever the formula; they are chosen so that under BM25 with the average length of the segment the bound grows least.
/// </summary>
internal struct ImpactCollector
{
    private readonly float[] saturation;

    // By frequency (cut at 255): the smallest norm code seen. Norm codes grow with length, so smaller is better.
    private readonly short[] smallestNorm;
    private int greatest;

    /// <param name="averageLength">The average length of the documents.</param>
    public ImpactCollector(float averageLength)
    {
        saturation = ScoreTable.Norms(Similarity.Bm25, averageLength);
        smallestNorm = new short[256];
        Array.Fill(smallestNorm, short.MaxValue);
    }

    public void Add(int frequency, byte norm)
    {
        var f = Math.Min(frequency, 255);
        greatest = Math.Max(greatest, f);
        smallestNorm[f] = Math.Min(smallestNorm[f], norm);
    }

    /// <summary>Adds all that another collector holds.</summary>
    public void Add(in ImpactCollector other)
    {
        greatest = Math.Max(greatest, other.greatest);
        for (var f = 1; f <= other.greatest; f++)
        {
            smallestNorm[f] = Math.Min(smallestNorm[f], other.smallestNorm[f]);
        }
    }

    /// <summary>The pairs, packed; the collector is empty afterwards.</summary>
    public ulong Take()
    {
        Span<(int Frequency, short Norm)> pairs = stackalloc (int, short)[256];
        var count = 0;
        var best = short.MaxValue;
        for (var f = greatest; f > 0; f--)
        {
            if (smallestNorm[f] < best)
            {
                best = smallestNorm[f];
                pairs[count++] = (f, best);
            }
        }

        Array.Fill(smallestNorm, short.MaxValue, 0, greatest + 1);
        greatest = 0;
        while (count > BlockHeader.Impacts)
        {
            count = MergeLeast(pairs[..count]);
        }

        ulong packed = 0;
        for (var i = 0; i < BlockHeader.Impacts; i++)
        {
            var (frequency, norm) = pairs[i < count ? i : 0];
            packed |= (ulong)(ushort)(frequency | (norm << 8)) << (16 * i);
        }

        return packed;
    }

    // A pair with the greater frequency and the smaller norm of two neighbours is a bound for both.
    private readonly int MergeLeast(Span<(int Frequency, short Norm)> pairs)
    {
        var (least, at) = (float.MaxValue, 1);
        for (var i = 1; i < pairs.Length; i++)
        {
            var frequency = pairs[i - 1].Frequency;
            var bound = frequency / (frequency + saturation[pairs[i].Norm]);
            if (bound < least)
            {
                (least, at) = (bound, i);
            }
        }

        pairs[at - 1] = (pairs[at - 1].Frequency, pairs[at].Norm);
        pairs[(at + 1)..].CopyTo(pairs[at..]);
        return pairs.Length - 1;
    }
}
