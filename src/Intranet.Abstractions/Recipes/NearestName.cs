namespace Intranet.Abstractions;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>«; did you mean "x"?» for the nearest known name, or the whole list where none is near.</summary>
    public static string Suggest(string name, IReadOnlyCollection<string> known)
    {
        var nearest = known.Select(k => (Name: k, Distance: Distance(name, k))).OrderBy(p => p.Distance).FirstOrDefault();
        if (nearest.Name is not null && nearest.Distance <= Math.Max(2, name.Length / 3))
        {
            return $"; did you mean \"{nearest.Name}\"?";
        }

        return known.Count == 0 ? "" : $"; known are: {string.Join(", ", known.Order(StringComparer.Ordinal))}";
    }

    /// <summary>Levenshtein's edit distance without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
