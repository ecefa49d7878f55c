namespace Intranet.Search.Engine;

/// <summary>English: Snowball stems; a long list of function words does not rank.</summary>
public sealed class EnglishAnalyzer : Analyzer
{
    private EnglishAnalyzer()
        : base(Language.English)
    {
    }

    /// <summary>The one instance.</summary>
    public static EnglishAnalyzer Instance { get; } = new();

    /// <inheritdoc/>
    public override int Stem(Span<char> word, int length) => EnglishStemmer.Stem(word, length);

    /// <inheritdoc/>
    public override bool IsStopWord(ReadOnlySpan<char> word) => StopWords.English.Contains(word);
}
