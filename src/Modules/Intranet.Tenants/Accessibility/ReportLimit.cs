using System.Collections.Concurrent;

namespace Intranet.Tenants.Accessibility;

/// <summary>Bounds how many reports come from one place and to one site, in fixed windows. Kept in memory only.</summary>
internal sealed class ReportLimit(TimeProvider clock)
{
    /// <summary>Reports from one place to one site within <see cref="Window"/>.</summary>
    public const int MostPerPlace = 5;

    /// <summary>Reports to one site within <see cref="Window"/>.</summary>
    public const int MostPerSite = 100;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const int CleanAbove = 10_000;
    private readonly ConcurrentDictionary<(string Tenant, string Place), (DateTimeOffset Since, int Count)> _counts = new();

    /// <summary>True when one more report may come.</summary>
    public bool Takes(string tenant, string place)
    {
        var now = clock.GetUtcNow();
        if (_counts.Count > CleanAbove)
        {
            foreach (var (key, count) in _counts.Where(c => now - c.Value.Since >= Window))
            {
                _counts.TryRemove(KeyValuePair.Create(key, count));
            }
        }

        return Take((tenant, place), now) <= MostPerPlace && Take((tenant, ""), now) <= MostPerSite;
    }

    private int Take((string Tenant, string Place) key, DateTimeOffset now) => _counts.AddOrUpdate(
        key, static (_, now) => (now, 1), static (_, old, now) => now - old.Since >= Window ? (now, 1) : (old.Since, old.Count + 1), now).Count;
}
