namespace Intranet.Search.Engine;

/// <summary>
/// Frequent runs of words, each of which becomes one number. Learned by joining the most frequent neighbours of a sample, round by round, so that a
/// phrase of one round may be a part of one of the next (P. Gage, "A new algorithm for data compression", 1994, many pairs at a time).
/// </summary>
internal sealed class WordPhrases
{
    private const int Rounds = 6;
    private const int SampleWords = 4_000_000;
    private const int LeastWords = 500_000;
    private const int LeastCount = 4;
    private const int SketchBits = 22;
    private const int SketchSize = 1 << SketchBits;

    private readonly int words;
    private readonly List<NeighbourTable> rounds = [];
    private readonly List<(int First, int Second)> parts = [];

    /// <param name="words">How many different words there are; phrases are numbered from there on.</param>
    public WordPhrases(int words) => this.words = words;

    /// <summary>How many there are.</summary>
    public int Count => parts.Count;

    /// <summary>Learns from documents spread evenly over a source; learns nothing of few.</summary>
    public void Learn(SegmentSource source)
    {
        var sample = Sample(source);
        for (var round = 0; round < Rounds && sample.Count >= LeastWords / 20; round++)
        {
            var items = sample.Items;
            var chosen = CountNeighbours(items).Frequent(WordCode.MostPhrases / Rounds, LeastCount);
            var table = new NeighbourTable(chosen.Count);
            foreach (var (first, second) in chosen)
            {
                table.Set(first, second, words + parts.Count);
                parts.Add((first, second));
            }

            rounds.Add(table);
            sample.Truncate(table.Join(items));
        }
    }

    /// <summary>Joins the words of a field in place and returns how many numbers are left.</summary>
    public int Join(Span<int> field)
    {
        var count = field.Length;
        foreach (var table in rounds)
        {
            count = table.Join(field[..count]);
        }

        return count;
    }

    /// <summary>Adds the words of a phrase.</summary>
    public void Spell(int number, IntBuffer output)
    {
        if (number < words)
        {
            output.Add(number);
            return;
        }

        var (first, second) = parts[number - words];
        Spell(first, output);
        Spell(second, output);
    }

    // Most neighbours meet once or twice. A sketch of counters that several share, never too low, keeps them out of the table, which stays near the
    // processor that way (G. Cormode and S. Muthukrishnan, "An improved data stream summary", 2005).
    private static NeighbourTable CountNeighbours(ReadOnlySpan<int> items)
    {
        var sketch = new byte[SketchSize];
        for (var i = 1; i < items.Length; i++)
        {
            if ((items[i - 1] | items[i]) >= 0)
            {
                ref var counter = ref sketch[NeighbourTable.SketchPlace(items[i - 1], items[i], SketchBits)];
                counter += counter < LeastCount ? (byte)1 : (byte)0;
            }
        }

        var counted = new NeighbourTable(items.Length / (4 * LeastCount));
        for (var i = 1; i < items.Length; i++)
        {
            if ((items[i - 1] | items[i]) >= 0 && sketch[NeighbourTable.SketchPlace(items[i - 1], items[i], SketchBits)] >= LeastCount)
            {
                counted.Count(items[i - 1], items[i]);
            }
        }

        return counted;
    }

    // Fields follow each other with -1 between them.
    private static IntBuffer Sample(SegmentSource source)
    {
        var sample = new IntBuffer();
        var documents = source.Rows.Count;
        var total = 0L;
        for (var i = 0; i < Math.Min(documents, 1_000); i++)
        {
            total += source.Read((int)((long)i * documents / Math.Min(documents, 1_000))).Length;
        }

        var expected = total * documents / Math.Max(1, Math.Min(documents, 1_000));
        if (expected < LeastWords)
        {
            return sample;
        }

        var step = Math.Max(1, (int)(expected / SampleWords));
        for (var document = 0; document < documents; document += step)
        {
            var fields = new FieldWords(source.Read(document));
            while (fields.MoveNext())
            {
                fields.Words.CopyTo(sample.Take(fields.Words.Length));
                sample.Add(-1);
            }
        }

        return sample;
    }
}
