namespace Intranet.Search.Engine;

/// <summary>A document with its words.</summary>
internal sealed class AnalyzedDocument
{
    public AnalyzedDocument(Document source, IndexOptions options)
    {
        Source = source;
        var analyzer = Analyzer.For(source.Language);
        foreach (var (field, text) in source.Texts)
        {
            var weight = options.TextWeights.GetValueOrDefault(field, 1);
            foreach (var token in analyzer.Analyze(text))
            {
                Words.Add((field, token, weight));
                if (!token.IsStopWord)
                {
                    Length += weight;
                }
            }
        }
    }

    public Document Source { get; }

    public List<(string Field, Token Token, int Weight)> Words { get; } = [];

    public int Length { get; }

    public bool IsOpen => string.Equals(Source.AccessLabel, AccessLabels.Open, StringComparison.Ordinal);
}
