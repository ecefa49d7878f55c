namespace Intranet.Search.Engine;

/// <summary>
/// How words and phrases are written: the first byte says what follows. Its 256 values are shared out so that a segment becomes short: words of one byte,
/// of two and of more, phrases of one byte and of two (N. R. Brisaboa et al., "(S,C)-dense coding", 2003, with phrases beside words).
/// </summary>
/// <param name="ShortWords">First bytes that are a word.</param>
/// <param name="MiddleWords">First bytes of words of two bytes.</param>
/// <param name="LongWords">First bytes of words of three bytes.</param>
/// <param name="ShortPhrases">First bytes that are a phrase; what is left are phrases of two bytes.</param>
internal readonly record struct WordCode(int ShortWords, int MiddleWords, int LongWords, int ShortPhrases)
{
    /// <summary>So many phrases always leave room for words.</summary>
    public const int MostPhrases = 120 * 256;

    private const int MostLong = 100;

    public int FirstMiddle => ShortWords;

    public int FirstLong => ShortWords + MiddleWords;

    public int FirstPhrase => FirstLong + LongWords;

    public int FirstMiddlePhrase => FirstPhrase + ShortPhrases;

    /// <summary>The code that is shortest for what occurs so often, most frequent first.</summary>
    public static WordCode Best(ReadOnlySpan<int> words, ReadOnlySpan<int> phrases)
    {
        var (wordSums, phraseSums) = (Sums(words), Sums(phrases));
        var (best, least) = (default(WordCode), long.MaxValue);
        for (var shortPhrases = 0; shortPhrases <= Math.Min(150, phrases.Length); shortPhrases++)
        {
            var middlePhrases = (phrases.Length - shortPhrases + 255) / 256;
            for (var shortWords = 0; shortWords + shortPhrases + middlePhrases < 256; shortWords++)
            {
                var left = 256 - shortWords - shortPhrases - middlePhrases;
                var longWords = Math.Max(0, (words.Length - shortWords - (left * 256) + 65_279) / 65_280);
                if (longWords > Math.Min(left, MostLong))
                {
                    continue;
                }

                var code = new WordCode(shortWords, left - longWords, longWords, shortPhrases);
                var size = code.Size(wordSums, phraseSums);
                if (size < least)
                {
                    (best, least) = (code, size);
                }
            }
        }

        return least < long.MaxValue ? best : throw new InvalidOperationException("A segment holds too many different words; commit more often.");
    }

    public void WriteWord(ByteWriter output, int rank)
    {
        if (rank < ShortWords)
        {
            output.Byte((byte)rank);
            return;
        }

        rank -= ShortWords;
        if (rank < MiddleWords * 256)
        {
            output.Byte((byte)(FirstMiddle + (rank >> 8)));
            output.Byte((byte)rank);
            return;
        }

        rank -= MiddleWords * 256;
        output.Byte((byte)(FirstLong + (rank >> 16)));
        output.Byte((byte)(rank >> 8));
        output.Byte((byte)rank);
    }

    public void WritePhrase(ByteWriter output, int number)
    {
        if (number < ShortPhrases)
        {
            output.Byte((byte)(FirstPhrase + number));
            return;
        }

        number -= ShortPhrases;
        output.Byte((byte)(FirstMiddlePhrase + (number >> 8)));
        output.Byte((byte)number);
    }

    private long Size(long[] words, long[] phrases)
    {
        var all = words.Length - 1;
        var (one, two) = (Math.Min(ShortWords, all), Math.Min(ShortWords + (MiddleWords * 256), all));
        return words[one] + (2 * (words[two] - words[one])) + (3 * (words[all] - words[two])) + (2 * phrases[^1]) - phrases[Math.Min(ShortPhrases, phrases.Length - 1)];
    }

    private static long[] Sums(ReadOnlySpan<int> counts)
    {
        var sums = new long[counts.Length + 1];
        for (var i = 0; i < counts.Length; i++)
        {
            sums[i + 1] = sums[i] + counts[i];
        }

        return sums;
    }
}
