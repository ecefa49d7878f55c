using System.Buffers.Binary;

namespace Intranet.Search.Engine;

/// <summary>
/// How each word and phrase of a segment is written in the forward list, so that the code is worked out once for each and not for every place where one
/// stands.
/// </summary>
/// <param name="count">How many there are.</param>
internal sealed class WrittenNumbers(int count)
{
    // One to three bytes, the first of them lowest, and how many they are above.
    private const int CountShift = 24;

    private readonly uint[] written = new uint[count];

    public void Set(int number, ReadOnlySpan<byte> bytes)
    {
        var packed = (uint)bytes.Length << CountShift;
        for (var i = 0; i < bytes.Length; i++)
        {
            packed |= (uint)bytes[i] << (8 * i);
        }

        written[number] = packed;
    }

    public void Write(ByteWriter output, ReadOnlySpan<int> numbers)
    {
        // Four bytes are written of each, of which the next one overwrites what does not belong to it.
        var end = output.Length;
        var room = output.Take(sizeof(uint) * numbers.Length);
        var at = 0;
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(room[at..], written[number]);
            at += (int)(written[number] >> CountShift);
        }

        output.Truncate(end + at);
    }
}
