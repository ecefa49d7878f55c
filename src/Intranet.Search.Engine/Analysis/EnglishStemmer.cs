namespace Intranet.Search.Engine;

/// <summary>The English stemmer of the Snowball project ("Porter2", M. F. Porter), written from its published definition.</summary>
internal static class EnglishStemmer
{
    private static readonly (string Suffix, string Replacement)[] DerivationsOfFirstRegion =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"),
        ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"),
        ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"),
    ];

    private static readonly (string Suffix, string Replacement)[] LaterDerivations =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Endings =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic",
    ];

    public static int Stem(Span<char> word, int length)
    {
        if (length <= 2)
        {
            return length;
        }

        var first = FirstRegion(word[..length]);
        var second = NextRegion(word[..length], first);
        length = RemovePlural(word, length);
        length = RemovePast(word, length, first);
        length = ReplaceFinalY(word, length);
        length = Replace(word, length, first);
        length = ReplaceLater(word, length, first, second);
        length = RemoveEnding(word, length, second);
        return RemoveFinalLetter(word, length, first, second);
    }

    private static int FirstRegion(ReadOnlySpan<char> word)
    {
        if (word.StartsWith("gener") || word.StartsWith("arsen"))
        {
            return 5;
        }

        return word.StartsWith("commun") ? 6 : NextRegion(word, 0);
    }

    private static int NextRegion(ReadOnlySpan<char> word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (IsVowel(word, i - 1) && !IsVowel(word, i))
            {
                return i + 1;
            }
        }

        return word.Length;
    }

    private static int RemovePlural(Span<char> word, int length)
    {
        var w = (ReadOnlySpan<char>)word[..length];
        if (w.EndsWith("sses"))
        {
            return length - 2;
        }

        if (w.EndsWith("ied") || w.EndsWith("ies"))
        {
            return length > 4 ? length - 2 : length - 1;
        }

        if (!w.EndsWith("s") || w.EndsWith("us") || w.EndsWith("ss"))
        {
            return length;
        }

        return HasVowel(w[..^2]) ? length - 1 : length;
    }

    private static int RemovePast(Span<char> word, int length, int first)
    {
        var w = (ReadOnlySpan<char>)word[..length];
        foreach (var ending in (ReadOnlySpan<string>)["eedly", "eed"])
        {
            if (w.EndsWith(ending))
            {
                return length - ending.Length >= first ? length - ending.Length + 2 : length;
            }
        }

        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (w.EndsWith(ending))
            {
                return HasVowel(w[..^ending.Length]) ? Restore(word, length - ending.Length, first) : length;
            }
        }

        return length;
    }

    private static int Restore(Span<char> word, int length, int first)
    {
        var w = (ReadOnlySpan<char>)word[..length];
        if (w.EndsWith("at") || w.EndsWith("bl") || w.EndsWith("iz"))
        {
            word[length] = 'e';
            return length + 1;
        }

        if (length >= 2 && w[^1] == w[^2] && "bdfgmnprt".Contains(w[^1]))
        {
            return length - 1;
        }

        if (first < length || !EndsWithShortSyllable(w))
        {
            return length;
        }

        word[length] = 'e';
        return length + 1;
    }

    private static int ReplaceFinalY(Span<char> word, int length)
    {
        if (length > 2 && word[length - 1] == 'y' && !IsVowel(word[..length], length - 2))
        {
            word[length - 1] = 'i';
        }

        return length;
    }

    private static int Replace(Span<char> word, int length, int first)
    {
        var w = (ReadOnlySpan<char>)word[..length];
        foreach (var (suffix, replacement) in DerivationsOfFirstRegion)
        {
            if (w.EndsWith(suffix))
            {
                return length - suffix.Length >= first ? Put(word, length - suffix.Length, replacement) : length;
            }
        }

        if (w.EndsWith("ogi"))
        {
            return length - 3 >= first && length > 3 && w[^4] == 'l' ? length - 1 : length;
        }

        if (w.EndsWith("li"))
        {
            return length - 2 >= first && length > 2 && "cdeghkmnrt".Contains(w[^3]) ? length - 2 : length;
        }

        return length;
    }

    private static int ReplaceLater(Span<char> word, int length, int first, int second)
    {
        var w = (ReadOnlySpan<char>)word[..length];
        if (w.EndsWith("ative"))
        {
            return length - 5 >= second ? length - 5 : length;
        }

        foreach (var (suffix, replacement) in LaterDerivations)
        {
            if (w.EndsWith(suffix))
            {
                return length - suffix.Length >= first ? Put(word, length - suffix.Length, replacement) : length;
            }
        }

        return length;
    }

    private static int RemoveEnding(Span<char> word, int length, int second)
    {
        var w = (ReadOnlySpan<char>)word[..length];
        foreach (var ending in Endings)
        {
            if (w.EndsWith(ending))
            {
                return length - ending.Length >= second ? length - ending.Length : length;
            }
        }

        return w.EndsWith("ion") && length - 3 >= second && length > 3 && w[^4] is ('s' or 't') ? length - 3 : length;
    }

    private static int RemoveFinalLetter(Span<char> word, int length, int first, int second)
    {
        var w = (ReadOnlySpan<char>)word[..length];
        if (w.EndsWith("e") && (length - 1 >= second || (length - 1 >= first && !EndsWithShortSyllable(w[..^1]))))
        {
            return length - 1;
        }

        return w.EndsWith("ll") && length - 1 >= second ? length - 1 : length;
    }

    private static int Put(Span<char> word, int at, string replacement)
    {
        replacement.CopyTo(word[at..]);
        return at + replacement.Length;
    }

    private static bool EndsWithShortSyllable(ReadOnlySpan<char> w)
    {
        if (w.Length == 2)
        {
            return IsVowel(w, 0) && !IsVowel(w, 1);
        }

        return w.Length > 2 && !IsVowel(w, w.Length - 1) && w[^1] is not ('w' or 'x' or 'y') && IsVowel(w, w.Length - 2) && !IsVowel(w, w.Length - 3);
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word, i))
            {
                return true;
            }
        }

        return false;
    }

    // The definition marks a y at the start or after a vowel as a consonant.
    private static bool IsVowel(ReadOnlySpan<char> word, int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => i > 0 && !IsVowel(word, i - 1),
        _ => false,
    };
}
