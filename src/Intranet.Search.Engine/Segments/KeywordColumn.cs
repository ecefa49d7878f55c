using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>The values of a keyword field by document, read in place.</summary>
internal sealed class KeywordColumn
{
    private readonly MappedBytes bytes;
    private readonly int documents;
    private readonly bool multiple;
    private readonly int width;
    private readonly long at;
    private readonly int entryCount;

    public KeywordColumn(MappedBytes bytes, long offset, int length, int documents)
    {
        this.bytes = bytes;
        this.documents = documents;
        var reader = new ByteReader(bytes.Span(offset, length));
        var values = new string[reader.Count()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.Text();
        }

        Values = values;
        multiple = reader.Byte() != 0;
        if (multiple)
        {
            at = offset + reader.Position;
            reader.Take(checked(documents * sizeof(int)));
            entryCount = reader.Remaining >= sizeof(int) ? (int)reader.UInt32() : 0;
            reader.Take(checked(entryCount * sizeof(int)));
            return;
        }

        width = reader.Byte();
        at = offset + reader.Position;
        reader.Take(checked(documents * width));
    }

    public IReadOnlyList<string> Values { get; }

    /// <summary>Calls back for each value of each document of the set.</summary>
    public void Count(ReadOnlySpan<ulong> set, Span<int> counts)
    {
        for (var word = 0; word < set.Length; word++)
        {
            for (var bits = set[word]; bits != 0; bits &= bits - 1)
            {
                Count((word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits), counts);
            }
        }
    }

    public void Count(int document, Span<int> counts)
    {
        if (multiple)
        {
            foreach (var value in Many(document))
            {
                counts[value]++;
            }

            return;
        }

        var single = Single(document);
        if (single > 0)
        {
            counts[single - 1]++;
        }
    }

    /// <summary>Whether a document has any of the values that are marked.</summary>
    public bool HasAny(int document, ReadOnlySpan<bool> marked)
    {
        if (!multiple)
        {
            var single = Single(document);
            return single > 0 && marked[single - 1];
        }

        foreach (var value in Many(document))
        {
            if (marked[value])
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<string> ValuesOf(int document)
    {
        if (multiple)
        {
            return [.. Many(document).ToArray().Select(v => Values[v])];
        }

        var single = Single(document);
        return single > 0 ? [Values[single - 1]] : [];
    }

    /// <summary>Adds the values to a column that is being built, by the new numbers of the documents; -1 leaves a document out.</summary>
    public void CopyTo(KeywordColumnBuilder builder, ReadOnlySpan<int> targets)
    {
        var places = new int[Values.Count];
        Array.Fill(places, -1);
        for (var document = 0; document < targets.Length; document++)
        {
            if (targets[document] < 0)
            {
                continue;
            }

            if (multiple)
            {
                foreach (var value in Many(document))
                {
                    builder.Add(targets[document], Place(value));
                }
            }
            else if (Single(document) is > 0 and var single)
            {
                builder.Add(targets[document], Place(single - 1));
            }
        }

        int Place(int value) => places[value] >= 0 ? places[value] : places[value] = builder.Place(Values[value]);
    }

    /// <summary>One value number more than the place of the value, 0 for none, by document; empty for a column with several values or many.</summary>
    public ReadOnlySpan<ushort> Narrow() =>
        multiple || width != sizeof(ushort) ? [] : MemoryMarshal.Cast<byte, ushort>(bytes.Span(at, documents * sizeof(ushort)));

    private int Single(int document) => width == sizeof(ushort)
        ? MemoryMarshal.Cast<byte, ushort>(bytes.Span(at, documents * sizeof(ushort)))[document]
        : MemoryMarshal.Cast<byte, int>(bytes.Span(at, documents * sizeof(int)))[document];

    private ReadOnlySpan<int> Many(int document)
    {
        var starts = MemoryMarshal.Cast<byte, int>(bytes.Span(at, (documents + 1) * sizeof(int)));
        var all = MemoryMarshal.Cast<byte, int>(bytes.Span(at + ((documents + 1L) * sizeof(int)), entryCount * sizeof(int)));
        return all[starts[document]..starts[document + 1]];
    }
}
