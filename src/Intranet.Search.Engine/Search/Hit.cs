namespace Intranet.Search.Engine;

/// <summary>A document that was found.</summary>
public sealed record Hit
{
    /// <summary>Which of the searched scopes it comes from, counted from 0.</summary>
    public required int Scope { get; init; }

    /// <summary>The document as it was put in.</summary>
    public required Document Document { get; init; }

    /// <summary>Comparable within one result only; 0 when sorted by date.</summary>
    public required double Score { get; init; }

    /// <summary>By field: safe HTML with <c>&lt;mark&gt;</c> around whole matching words. Empty without <see cref="SearchRequest.Highlight"/>.</summary>
    public IReadOnlyDictionary<string, string> Highlights { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The key of the document.</summary>
    public string Key => Document.Key;

    /// <summary>The first stored value, text or keyword of a field; null when there is none.</summary>
    public string? Get(string field) => First(Document.Stored, field) ?? First(Document.Texts, field) ?? First(Document.Keywords, field);

    /// <summary>All values of a keyword field.</summary>
    public IEnumerable<string> GetAll(string field) =>
        Document.Keywords.Where(k => string.Equals(k.Key, field, StringComparison.Ordinal)).Select(k => k.Value);

    /// <summary>A date; null when there is none.</summary>
    public DateTimeOffset? GetDate(string field) => GetNumber(field) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>A number; null when there is none.</summary>
    public long? GetNumber(string field)
    {
        foreach (var (name, value) in Document.Numbers)
        {
            if (string.Equals(name, field, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    private static string? First(IReadOnlyList<KeyValuePair<string, string>> fields, string field)
    {
        foreach (var (name, value) in fields)
        {
            if (string.Equals(name, field, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
