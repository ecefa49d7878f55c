using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>Reads the entries of a group from what was typed, one on each line.</summary>
internal sealed class WordEntries(ISharingGuard sharing)
{
    private const int LongestText = WordGroup.MostEntries * (WordGroup.LongestEntry + 2) * 2;

    /// <param name="field">The input.</param>
    /// <param name="typed">What stands in it.</param>
    public Result<IReadOnlyList<string>> Read(string field, string? typed)
    {
        var guard = new InputGuard();
        var text = guard.Required(field, typed, LongestText);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        var entries = text.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(entry => entry.Length > 0).DistinctBy(Thesaurus.KeyOf, StringComparer.Ordinal).ToList();
        foreach (var entry in entries.Where(e => e.Length > WordGroup.LongestEntry || Thesaurus.KeyOf(e).Split(' ') is [""] or { Length: > Thesaurus.MostWords }))
        {
            guard.Add(new WordsEntryInvalid(field, entry, WordGroup.LongestEntry, Thesaurus.MostWords));
        }

        if (!guard.Failed && entries.Count is < WordGroup.FewestEntries or > WordGroup.MostEntries)
        {
            guard.Add(new WordsCountInvalid(field, WordGroup.FewestEntries, WordGroup.MostEntries));
        }

        guard.Errors.AddRange(sharing.Check((field, text)));
        return guard.Failed ? guard.Errors : entries;
    }

    /// <summary>An entry that another group has; null when there is none.</summary>
    public static string? Taken(WordList list, IReadOnlyList<string> entries, Guid? except)
    {
        var keys = list.Groups.Where(g => g.Id != except).SelectMany(g => g.Entries).Select(Thesaurus.KeyOf).ToHashSet(StringComparer.Ordinal);
        return entries.FirstOrDefault(e => keys.Contains(Thesaurus.KeyOf(e)));
    }
}
