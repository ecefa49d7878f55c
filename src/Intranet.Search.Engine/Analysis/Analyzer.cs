namespace Intranet.Search.Engine;

/// <summary>Turns text into the terms that are indexed and searched. Immutable and safe for many threads.</summary>
public abstract class Analyzer
{
    /// <summary>Longest word, in UTF-16 units, that is kept; what is longer is cut.</summary>
    public const int MaxWordLength = 64;

    private protected Analyzer(Language language) => Language = language;

    /// <summary>The language this analyzer knows.</summary>
    public Language Language { get; }

    /// <summary>The analyzer of a language.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The language is unknown.</exception>
    public static Analyzer For(Language language) => language switch
    {
        Language.Swedish => SwedishAnalyzer.Instance,
        Language.English => EnglishAnalyzer.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, null),
    };

    /// <summary>Shortens a folded word to its stem in place and returns the stem's length.</summary>
    public abstract int Stem(Span<char> word, int length);

    /// <summary>Whether a folded word carries too little meaning to rank by.</summary>
    public abstract bool IsStopWord(ReadOnlySpan<char> word);

    /// <summary>
    /// Writes the folded form of a raw word (composed, lower case, foreign accents removed, å ä ö kept) to
    /// <paramref name="folded"/>, which holds at least <see cref="MaxWordLength"/>, and returns its length; 0 when nothing is left.
    /// </summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded) => CharacterFolding.Fold(word, folded);

    /// <summary>The stem of a raw word, or an empty string when the word holds no letter or digit.</summary>
    public string Term(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[MaxWordLength];
        var length = Fold(word, buffer);
        return length == 0 ? "" : new string(buffer[..Stem(buffer, length)]);
    }

    /// <summary>The words of a text in order, with their places in it.</summary>
    public IReadOnlyList<Token> Analyze(string text)
    {
        var tokens = new List<Token>();
        var words = new WordTokenizer(text);
        Span<char> buffer = stackalloc char[MaxWordLength];
        while (words.MoveNext())
        {
            var length = Fold(words.Current, buffer);
            if (length == 0)
            {
                continue;
            }

            var stop = IsStopWord(buffer[..length]);
            var surface = new string(buffer[..length]);
            var term = new string(buffer[..Stem(buffer, length)]);
            tokens.Add(new Token(term, surface, words.Start, words.Length, stop));
        }

        return tokens;
    }
}
