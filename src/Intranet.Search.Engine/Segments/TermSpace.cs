using System.Text;

namespace Intranet.Search.Engine;

/// <summary>
/// Terms of different languages, and terms in titles, are kept apart by a first byte, so that a word of one language never counts in
/// the statistics of the other.
/// </summary>
internal static class TermSpace
{
    public const int Languages = 2;

    public static byte Of(Language language) => (byte)language;

    public static byte OfTitle(Language language) => (byte)(Languages + (int)language);

    public static byte[] Term(byte space, ReadOnlySpan<char> text)
    {
        var bytes = new byte[1 + Encoding.UTF8.GetByteCount(text)];
        bytes[0] = space;
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(1));
        return bytes;
    }

    public static string Text(ReadOnlySpan<byte> term) => Encoding.UTF8.GetString(term[1..]);
}
