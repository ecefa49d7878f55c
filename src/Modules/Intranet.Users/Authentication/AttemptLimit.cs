using System.Collections.Concurrent;

namespace Intranet.Users;

/// <summary>
/// Counts failed attempts per key in fixed windows. An attempt is counted before it is made and given back when it
/// succeeds, so that many at once do not slip through.
/// </summary>
internal sealed class AttemptLimit(TimeProvider clock)
{
    /// <summary>Failed attempts on one account from one place until it must wait.</summary>
    public const int MostPerAccount = 10;

    /// <summary>Failed attempts on any accounts from one place until it must wait; whole organisations share an address.</summary>
    public const int MostPerPlace = 200;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int CleanAbove = 50_000;
    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Takes an attempt. Null when it may be made, else how long to wait.</summary>
    /// <param name="key">What is counted.</param>
    /// <param name="most">Attempts allowed within <see cref="Window"/>.</param>
    public TimeSpan? Take(string key, int most)
    {
        var now = clock.GetUtcNow();
        if (_counts.Count > CleanAbove)
        {
            Clean(now);
        }

        var count = _counts.AddOrUpdate(
            key,
            static (_, now) => new Count(now, 1),
            static (_, old, now) => now - old.Since >= Window ? new Count(now, 1) : old with { Attempts = old.Attempts + 1 },
            now);
        return count.Attempts > most ? count.Since + Window - now : null;
    }

    /// <summary>Gives back the attempt that succeeded.</summary>
    public void GiveBack(string key)
    {
        if (_counts.TryGetValue(key, out var count) && count.Attempts > 0)
        {
            _counts.TryUpdate(key, count with { Attempts = count.Attempts - 1 }, count);
        }
    }

    /// <summary>Gives back all attempts of a key.</summary>
    public void Forget(string key) => _counts.TryRemove(key, out _);

    private void Clean(DateTimeOffset now)
    {
        foreach (var (key, count) in _counts)
        {
            if (now - count.Since >= Window)
            {
                _counts.TryRemove(key, out _);
            }
        }
    }

    private readonly record struct Count(DateTimeOffset Since, int Attempts);
}
