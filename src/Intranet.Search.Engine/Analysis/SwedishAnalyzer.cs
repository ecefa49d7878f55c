namespace Intranet.Search.Engine;

/// <summary>Swedish: Snowball stems; function words do not rank.</summary>
public sealed class SwedishAnalyzer : Analyzer
{
    private SwedishAnalyzer()
        : base(Language.Swedish)
    {
    }

    /// <summary>The one instance.</summary>
    public static SwedishAnalyzer Instance { get; } = new();

    /// <inheritdoc/>
    public override int Stem(Span<char> word, int length) => SwedishStemmer.Stem(word, length);

    /// <inheritdoc/>
    public override bool IsStopWord(ReadOnlySpan<char> word) => StopWords.Swedish.Contains(word);
}
