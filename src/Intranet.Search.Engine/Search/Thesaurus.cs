using System.Collections.Frozen;

namespace Intranet.Search.Engine;

/// <summary>
/// Words that mean the same, kept by coordinators: a search for any of a group finds all of it. An entry may be several words
/// ("samordnad individuell plan"), which are then found as a phrase. Immutable.
/// </summary>
public sealed class Thesaurus
{
    private readonly FrozenDictionary<string, string[]> groups;

    /// <summary>Creates a thesaurus of groups of equals.</summary>
    public Thesaurus(IEnumerable<IReadOnlyList<string>> synonyms)
    {
        ArgumentNullException.ThrowIfNull(synonyms);
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var group in synonyms)
        {
            foreach (var word in group)
            {
                var key = KeyOf(word);
                if (key.Length > 0)
                {
                    var others = found.TryGetValue(key, out var list) ? list : found[key] = [];
                    others.AddRange(group.Where(other => KeyOf(other) != key && !others.Contains(other, StringComparer.Ordinal)));
                }
            }
        }

        groups = found.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>No synonyms at all.</summary>
    public static Thesaurus Empty { get; } = new([]);

    /// <summary>The other entries of the groups that hold a word or phrase; empty when there are none. Inflected forms are found.</summary>
    public IReadOnlyList<string> Synonyms(string text) => groups.TryGetValue(KeyOf(text), out var others) ? others : [];

    /// <summary>Number of words of the longest entry.</summary>
    internal int LongestEntry => groups.Count == 0 ? 0 : groups.Keys.Max(k => k.Count(c => c == ' ') + 1);

    private static string KeyOf(string text) => string.Join(' ', SwedishAnalyzer.Instance.Analyze(text).Select(t => t.Term));
}
