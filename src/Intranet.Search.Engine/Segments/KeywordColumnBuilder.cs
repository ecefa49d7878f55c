using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>Collects the values of a keyword field by document.</summary>
internal sealed class KeywordColumnBuilder
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> values = [];
    private readonly List<(int Document, int Value)> entries = [];

    /// <summary>The number of a value, which it gets when it is met first.</summary>
    public int Place(string value)
    {
        if (!places.TryGetValue(value, out var place))
        {
            places[value] = place = values.Count;
            values.Add(value);
        }

        return place;
    }

    /// <summary>Adds a value; documents come in ascending order, a value that the document has already is passed over.</summary>
    public void Add(int document, string value) => Add(document, Place(value));

    /// <summary>Adds a value by its number.</summary>
    public void Add(int document, int place)
    {
        for (var i = entries.Count - 1; i >= 0 && entries[i].Document == document; i--)
        {
            if (entries[i].Value == place)
            {
                return;
            }
        }

        entries.Add((document, place));
    }

    /// <summary>Writes the column. Value 0 of a single-valued column means none.</summary>
    public void Write(ByteWriter output, int documents)
    {
        output.Varint((uint)values.Count);
        foreach (var value in values)
        {
            output.Text(value);
        }

        var multiple = false;
        var counts = new int[documents + 1];
        foreach (var (document, _) in CollectionsMarshal.AsSpan(entries))
        {
            multiple |= ++counts[document + 1] > 1;
        }

        output.Byte(multiple ? (byte)1 : (byte)0);
        if (multiple)
        {
            WriteMany(output, counts);
        }
        else
        {
            WriteSingle(output, documents);
        }
    }

    private void WriteSingle(ByteWriter output, int documents)
    {
        var ordinals = new ushort[documents];
        var wide = values.Count >= ushort.MaxValue ? new int[documents] : null;
        foreach (var (document, value) in entries)
        {
            if (wide is null)
            {
                ordinals[document] = (ushort)(value + 1);
            }
            else
            {
                wide[document] = value + 1;
            }
        }

        output.Byte(wide is null ? (byte)2 : (byte)4);
        if (wide is null)
        {
            output.Array<ushort>(ordinals);
        }
        else
        {
            output.Array<int>(wide);
        }
    }

    private void WriteMany(ByteWriter output, int[] counts)
    {
        for (var i = 1; i < counts.Length; i++)
        {
            counts[i] += counts[i - 1];
        }

        output.Array<int>(counts);
        foreach (var (_, value) in entries)
        {
            output.UInt32((uint)value);
        }
    }
}
