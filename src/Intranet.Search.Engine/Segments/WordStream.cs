using System.Runtime.CompilerServices;

namespace Intranet.Search.Engine;

/// <summary>How the words of a segment are written, and its phrases.</summary>
/// <param name="code">The code.</param>
/// <param name="fields">How many text fields the segment knows.</param>
/// <param name="phraseStarts">Where each phrase starts among the bytes of all, and where the last ends.</param>
/// <param name="phraseBytes">The words of all phrases, in the same code.</param>
internal readonly ref struct WordStream(WordCode code, int fields, ReadOnlySpan<int> phraseStarts, ReadOnlySpan<byte> phraseBytes)
{
    private readonly ReadOnlySpan<int> phraseStarts = phraseStarts;
    private readonly ReadOnlySpan<byte> phraseBytes = phraseBytes;

    public int PhraseCount => phraseStarts.Length - 1;

    /// <summary>The words of a phrase as they are written.</summary>
    public ReadOnlySpan<byte> Phrase(int number)
    {
        var start = phraseStarts[number];
        return phraseBytes[start..phraseStarts[number + 1]];
    }

    /// <summary>Reads how many words and phrases are written of a field, which follow, and its number.</summary>
    public (int Codes, int Number) Field(ReadOnlySpan<byte> bytes, ref int at)
    {
        var head = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = bytes[at++];
            head |= (b & 0x7F) << shift;
            if (b < 0x80)
            {
                return Math.DivRem(head, fields);
            }
        }
    }

    /// <summary>Reads a word by rank, or a phrase by number, which stands below zero as its complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ReadOnlySpan<byte> bytes, ref int at)
    {
        int first = bytes[at++];
        if (first < code.ShortWords)
        {
            return first;
        }

        if (first < code.FirstLong)
        {
            return code.ShortWords + ((first - code.ShortWords) << 8 | bytes[at++]);
        }

        return first < code.FirstPhrase ? LongWord(first, bytes, ref at) : Phrase(first, bytes, ref at);
    }

    private int LongWord(int first, ReadOnlySpan<byte> bytes, ref int at)
    {
        var rest = (first - code.FirstLong) << 16 | bytes[at] << 8 | bytes[at + 1];
        at += 2;
        return code.ShortWords + (code.MiddleWords << 8) + rest;
    }

    private int Phrase(int first, ReadOnlySpan<byte> bytes, ref int at)
    {
        if (first < code.FirstMiddlePhrase)
        {
            return ~(first - code.FirstPhrase);
        }

        if (first < code.FirstLongPhrase)
        {
            return ~(code.ShortPhrases + ((first - code.FirstMiddlePhrase) << 8 | bytes[at++]));
        }

        var rest = (first - code.FirstLongPhrase) << 16 | bytes[at] << 8 | bytes[at + 1];
        at += 2;
        return ~(code.ShortPhrases + (code.MiddlePhrases << 8) + rest);
    }
}
