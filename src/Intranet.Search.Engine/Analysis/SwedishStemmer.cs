namespace Intranet.Search.Engine;

/// <summary>
/// The Swedish stemmer of the Snowball project (M. F. Porter), written from its published definition, with the definite forms that it
/// leaves out: <c>skolan</c> and <c>skola</c>, <c>beslutet</c> and <c>beslut</c> meet.
/// </summary>
internal static class SwedishStemmer
{
    // Ordered from longest to shortest: the definition asks for the longest suffix.
    private static readonly string[] Endings =
    [
        "heterna", "hetens", "anden", "andes", "andet", "arens", "arnas", "ernas", "heten", "heter", "ornas",
        "ande", "aren", "arna", "arne", "aste", "ades", "erna", "erns", "orna",
        "ade", "are", "ast", "ens", "ern", "het",
        "ad", "ar", "as", "at", "en", "er", "es", "or", "a", "e",
    ];

    private static readonly string[] DoubledEndings = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];

    public static int Stem(Span<char> word, int length)
    {
        var region = RegionStart(word[..length]);
        if (region >= length)
        {
            return length;
        }

        length = RemoveMainSuffix(word, length, region);
        length = RemoveNeuter(word, length, region);
        length = RemoveDoubling(word, length, region);
        return RemoveDerivation(word, length, region);
    }

    private static int RegionStart(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (IsVowel(word[i - 1]) && !IsVowel(word[i]))
            {
                return Math.Max(i + 1, 3);
            }
        }

        return word.Length;
    }

    private static int RemoveMainSuffix(Span<char> word, int length, int region)
    {
        var tail = (ReadOnlySpan<char>)word[region..length];
        foreach (var ending in Endings)
        {
            if (tail.EndsWith(ending))
            {
                return length - ending.Length;
            }
        }

        if (tail.EndsWith("ans") || tail.EndsWith("ets"))
        {
            return tail.EndsWith("ets") ? length - 1 : length - 3;
        }

        if (tail.EndsWith("an"))
        {
            return length - 2;
        }

        return tail.EndsWith("s") && length >= 2 && IsBeforeS(word[length - 2]) ? length - 1 : length;
    }

    // Taken off twice at most, so that paket, paketet and paketen end alike. Words in -itet are nouns of their own (universitet).
    private static int RemoveNeuter(Span<char> word, int length, int region)
    {
        for (var n = 0; n < 2 && length - 2 >= region; n++)
        {
            var whole = (ReadOnlySpan<char>)word[..length];
            if (!whole.EndsWith("et") || whole.EndsWith("itet") || IsVowel(whole[^3]))
            {
                return length;
            }

            length -= 2;
        }

        return length;
    }

    private static int RemoveDoubling(Span<char> word, int length, int region)
    {
        if (region >= length)
        {
            return length;
        }

        var tail = (ReadOnlySpan<char>)word[region..length];
        foreach (var ending in DoubledEndings)
        {
            if (tail.EndsWith(ending))
            {
                return length - 1;
            }
        }

        return length;
    }

    private static int RemoveDerivation(Span<char> word, int length, int region)
    {
        if (region >= length)
        {
            return length;
        }

        var tail = (ReadOnlySpan<char>)word[region..length];
        if (tail.EndsWith("fullt") || tail.EndsWith("löst"))
        {
            return length - 1;
        }

        if (tail.EndsWith("lig") || tail.EndsWith("els"))
        {
            return length - 3;
        }

        return tail.EndsWith("ig") ? length - 2 : length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ä' or 'å' or 'ö';

    private static bool IsBeforeS(char c) =>
        c is 'b' or 'c' or 'd' or 'f' or 'g' or 'h' or 'j' or 'k' or 'l' or 'm' or 'n' or 'o' or 'p' or 'r' or 't' or 'v' or 'y';
}
