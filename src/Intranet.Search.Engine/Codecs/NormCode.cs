namespace Intranet.Search.Engine;

/// <summary>A document length in one byte: exact below 16, then twelve steps to a doubling (about 6 %).</summary>
internal static class NormCode
{
    private const int Exact = 16;
    private const double StepsPerDoubling = 12;

    private static readonly float[] Lengths = BuildLengths();

    public static ReadOnlySpan<float> Table => Lengths;

    public static byte Encode(int length)
    {
        if (length < Exact)
        {
            return (byte)Math.Max(0, length);
        }

        var code = Exact + (int)Math.Round(StepsPerDoubling * Math.Log2(length / (double)Exact));
        return (byte)Math.Min(255, code);
    }

    public static float Decode(byte code) => Lengths[code];

    private static float[] BuildLengths()
    {
        var lengths = new float[256];
        for (var code = 0; code < lengths.Length; code++)
        {
            lengths[code] = code < Exact ? code : (float)(Exact * Math.Pow(2, (code - Exact) / StepsPerDoubling));
        }

        return lengths;
    }
}
