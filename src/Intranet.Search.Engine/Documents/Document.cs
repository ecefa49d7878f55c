namespace Intranet.Search.Engine;

/// <summary>
/// What is put into an index: a key, a version and fields. Text is analysed, stored and highlighted; keywords are exact values for filters
/// and facets; numbers and dates are for ranges and sorting; stored values come back with a hit and are not searched.
/// </summary>
public sealed class Document
{
    /// <summary>Longest key in UTF-16 units.</summary>
    public const int MaxKeyLength = 512;

    private readonly List<KeyValuePair<string, string>> texts = [];
    private readonly List<KeyValuePair<string, string>> keywords = [];
    private readonly List<KeyValuePair<string, long>> numbers = [];
    private readonly List<KeyValuePair<string, string>> stored = [];

    /// <summary>Creates an empty document.</summary>
    /// <param name="key">Unique in the index, 1 to <see cref="MaxKeyLength"/> units.</param>
    /// <param name="version">Greater than that of every earlier put or delete of the key, else the put is ignored.</param>
    /// <exception cref="ArgumentException">The key is empty or too long.</exception>
    public Document(string key, long version)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.Length > MaxKeyLength)
        {
            throw new ArgumentException($"The key is {key.Length} units long; at most {MaxKeyLength} are allowed.", nameof(key));
        }

        Key = key;
        Version = version;
    }

    /// <summary>Unique in the index.</summary>
    public string Key { get; }

    /// <summary>Decides which of two writes of the same key wins.</summary>
    public long Version { get; }

    /// <summary>The language of the texts; Swedish unless said otherwise.</summary>
    public Language Language { get; init; } = Language.Swedish;

    /// <summary>Who may see the document; <see cref="AccessLabels.Open"/> unless said otherwise.</summary>
    public string AccessLabel { get; init; } = AccessLabels.Open;

    /// <summary>Analysed texts in the order they were added.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts => texts;

    /// <summary>Exact values; a field may have many.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Keywords => keywords;

    /// <summary>Numbers and dates (UTC ticks); at most one for each field.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Numbers => numbers;

    /// <summary>Values that only come back with a hit.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Stored => stored;

    /// <summary>Adds analysed text; a second call for the same field adds a further piece.</summary>
    public Document AddText(string field, string? text) => Add(texts, field, text);

    /// <summary>Adds an exact value; null or empty adds nothing.</summary>
    public Document AddKeyword(string field, string? value) => Add(keywords, field, value);

    /// <summary>Adds a stored value; null or empty adds nothing.</summary>
    public Document AddStored(string field, string? value) => Add(stored, field, value);

    /// <summary>Sets a number.</summary>
    /// <exception cref="ArgumentException">The field has a number already.</exception>
    public Document AddNumber(string field, long value)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        if (numbers.Exists(n => string.Equals(n.Key, field, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"The field {field} of document {Key} has a number already.", nameof(field));
        }

        numbers.Add(new(field, value));
        return this;
    }

    /// <summary>Sets a date; null sets nothing.</summary>
    public Document AddDate(string field, DateTimeOffset? value) => value is { } date ? AddNumber(field, date.UtcTicks) : this;

    private Document Add(List<KeyValuePair<string, string>> fields, string field, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        if (!string.IsNullOrEmpty(value))
        {
            fields.Add(new(field, value));
        }

        return this;
    }
}
