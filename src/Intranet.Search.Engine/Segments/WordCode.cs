namespace Intranet.Search.Engine;

/// <summary>
/// How words and phrases are written: the first byte says what follows. Its 256 values are shared out so that a segment becomes short: words of one byte,
/// of two and of three, phrases of one, two and three (N. R. Brisaboa et al., "(S,C)-dense coding", 2003, with phrases beside words).
/// </summary>
/// <param name="ShortWords">First bytes that are a word.</param>
/// <param name="MiddleWords">First bytes of words of two bytes.</param>
/// <param name="LongWords">First bytes of words of three bytes.</param>
/// <param name="ShortPhrases">First bytes that are a phrase.</param>
/// <param name="MiddlePhrases">First bytes of phrases of two bytes; what is left are phrases of three.</param>
internal readonly record struct WordCode(int ShortWords, int MiddleWords, int LongWords, int ShortPhrases, int MiddlePhrases)
{
    /// <summary>How many numbers the code is.</summary>
    public const int Size = 5;

    /// <summary>So many phrases always leave room for words.</summary>
    public const int MostPhrases = 480 * 256;

    private const int MostLong = 100;
    private const int MostShort = 150;
    private const int PerMiddle = 1 << 8;
    private const int PerLong = 1 << 16;

    public int FirstMiddle => ShortWords;

    public int FirstLong => ShortWords + MiddleWords;

    public int FirstPhrase => FirstLong + LongWords;

    public int FirstMiddlePhrase => FirstPhrase + ShortPhrases;

    public int FirstLongPhrase => FirstMiddlePhrase + MiddlePhrases;

    /// <summary>The code that is shortest for what occurs so often, most frequent first.</summary>
    public static WordCode Best(ReadOnlySpan<int> words, ReadOnlySpan<int> phrases)
    {
        var (wordSums, phraseSums) = (Sums(words), Sums(phrases));
        var (best, least) = (default(WordCode), long.MaxValue);
        for (var shortPhrases = 0; shortPhrases <= Math.Min(MostShort, phrases.Length); shortPhrases += 2)
        {
            // Without phrases every byte is for words; with them both shares are tried in steps.
            var most = phrases.IsEmpty ? 0 : Math.Min(256 - shortPhrases, ((phrases.Length - shortPhrases) / PerMiddle) + 1);
            for (var middlePhrases = most; middlePhrases >= 0; middlePhrases -= 4)
            {
                var longPhrases = Needed(phrases.Length - shortPhrases - (middlePhrases * PerMiddle), PerLong);
                var left = 256 - shortPhrases - middlePhrases - longPhrases;
                for (var shortWords = 0; shortWords < left; shortWords++)
                {
                    var longWords = Needed(words.Length - shortWords - ((left - shortWords) * PerMiddle), PerLong - PerMiddle);
                    if (longWords > Math.Min(left - shortWords, MostLong))
                    {
                        continue;
                    }

                    var code = new WordCode(shortWords, left - shortWords - longWords, longWords, shortPhrases, middlePhrases);
                    var size = Length(wordSums, code.ShortWords, code.MiddleWords) + Length(phraseSums, shortPhrases, middlePhrases);
                    if (size < least)
                    {
                        (best, least) = (code, size);
                    }
                }
            }
        }

        return least < long.MaxValue ? best : throw new InvalidOperationException("A segment holds too many different words; commit more often.");
    }

    public void WriteWord(ByteWriter output, int rank) => Write(output, rank, 0, ShortWords, MiddleWords);

    public void WritePhrase(ByteWriter output, int number) => Write(output, number, FirstPhrase, ShortPhrases, MiddlePhrases);

    private static void Write(ByteWriter output, int number, int first, int ofOne, int ofTwo)
    {
        if (number < ofOne)
        {
            output.Byte((byte)(first + number));
            return;
        }

        number -= ofOne;
        if (number < ofTwo * PerMiddle)
        {
            output.Byte((byte)(first + ofOne + (number >> 8)));
            output.Byte((byte)number);
            return;
        }

        number -= ofTwo * PerMiddle;
        output.Byte((byte)(first + ofOne + ofTwo + (number >> 16)));
        output.Byte((byte)(number >> 8));
        output.Byte((byte)number);
    }

    private static int Needed(int numbers, int perByte) => (Math.Max(0, numbers) + perByte - 1) / perByte;

    // How many bytes all occurrences take.
    private static long Length(long[] sums, int ofOne, int ofTwo)
    {
        var all = sums.Length - 1;
        var (one, two) = (Math.Min(ofOne, all), Math.Min(ofOne + (ofTwo * PerMiddle), all));
        return sums[one] + (2 * (sums[two] - sums[one])) + (3 * (sums[all] - sums[two]));
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
