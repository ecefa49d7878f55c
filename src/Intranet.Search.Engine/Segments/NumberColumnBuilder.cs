namespace Intranet.Search.Engine;

/// <summary>Collects the numbers of a field by document.</summary>
internal sealed class NumberColumnBuilder
{
    private readonly List<(int Document, long Value)> entries = [];

    public void Add(int document, long value) => entries.Add((document, value));

    /// <summary>Writes which documents have a number, the smallest number, and the numbers above it in as few bytes as they need.</summary>
    public void Write(ByteWriter output, int documents)
    {
        var present = Bitmap.Create(documents);
        var smallest = entries.Count == 0 ? 0 : entries.Min(e => e.Value);
        var greatest = entries.Count == 0 ? 0 : entries.Max(e => e.Value);
        var width = ((ulong)greatest - (ulong)smallest) switch
        {
            0 => 0,
            <= byte.MaxValue => 1,
            <= ushort.MaxValue => 2,
            <= uint.MaxValue => 4,
            _ => 8,
        };
        var values = new byte[documents * (long)width];
        foreach (var (document, value) in entries)
        {
            Bitmap.Set(present, document);
            var above = (ulong)value - (ulong)smallest;
            for (var i = 0; i < width; i++)
            {
                values[(document * (long)width) + i] = (byte)(above >> (8 * i));
            }
        }

        output.UInt64((ulong)smallest);
        output.Byte((byte)width);
        output.Array<ulong>(present);
        output.Bytes(values);
    }
}
