namespace Intranet.Search.Engine.Tests;

/// <summary>A document with its words, for the model.</summary>
internal sealed class NaiveDocument
{
    private int? length;

    public NaiveDocument(Document source)
    {
        Source = source;
        foreach (var (field, text) in source.Texts)
        {
            Words.AddRange(Analyzer.For(source.Language).Analyze(text).Select((token, i) => (field, i, token)));
        }
    }

    public Document Source { get; }

    public List<(string Field, int Position, Token Token)> Words { get; } = [];

    public int Length => length ??= Words.Count(w => !w.Token.IsStopWord);

    public bool IsOpen => Source.AccessLabel == AccessLabels.Open;

    public long? Number(string field) => Source.Numbers.Where(n => n.Key == field).Select(n => (long?)n.Value).FirstOrDefault();

    public bool Has(KeywordFilter filter) =>
        Source.Keywords.Any(k => k.Key == filter.Field && filter.Values.Contains(k.Value, StringComparer.OrdinalIgnoreCase));
}
