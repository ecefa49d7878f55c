using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary>A group has too few entries to say anything, or too many.</summary>
public sealed record WordsCountInvalid : Error
{
    private readonly int _fewest;
    private readonly int _most;

    public WordsCountInvalid(string field, int fewest, int most)
        : base(ErrorKind.Invalid) => (Field, _fewest, _most) = (field, fewest, most);

    public override object[] Arguments => [_fewest, _most];
}

/// <summary>An entry holds no word, or too many, or is too long.</summary>
public sealed record WordsEntryInvalid : Error
{
    private const int Shown = 40;
    private readonly string _entry;
    private readonly int _longest;
    private readonly int _mostWords;

    public WordsEntryInvalid(string field, string entry, int longest, int mostWords)
        : base(ErrorKind.Invalid) => (Field, _entry, _longest, _mostWords) = (field, entry.Length > Shown ? entry[..Shown] + "…" : entry, longest, mostWords);

    public override object[] Arguments => [_entry, _longest, _mostWords];
}

/// <summary>An entry stands in another group: what it means would be said in two places.</summary>
public sealed record WordsTaken : Error
{
    private readonly string _entry;

    public WordsTaken(string field, string entry)
        : base(ErrorKind.Conflict) => (Field, _entry) = (field, entry);

    public override object[] Arguments => [_entry];
}

/// <summary>The list holds as many groups as it may.</summary>
public sealed record WordsFull(int Most) : Error(ErrorKind.Conflict)
{
    public override object[] Arguments => [Most];
}
