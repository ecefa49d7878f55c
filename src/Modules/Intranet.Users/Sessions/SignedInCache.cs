using System.Collections.Concurrent;
using Intranet.Abstractions;

namespace Intranet.Users;

/// <summary>
/// Remembers for half a minute who stands behind a session or token, so that not every request reads the store. What
/// changes in this process is forgotten at once; other processes are told, and follow within that half minute even where the word is lost.
/// </summary>
internal sealed class SignedInCache(TimeProvider clock, IPeopleNews news) : ITenantMemory, IPeopleMemory
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private const int CleanAbove = 20_000;
    private readonly ConcurrentDictionary<(string Tenant, string Key), Entry> _entries = new();
    private readonly Lock _lock = new();
    private long _generation;

    /// <summary>The remembered person, or what <paramref name="load"/> finds. Absence is not remembered.</summary>
    public async ValueTask<SignedInPerson?> GetAsync(string tenant, string key, Func<Task<SignedInPerson?>> load)
    {
        var now = clock.GetUtcNow();
        if (_entries.TryGetValue((tenant, key), out var entry) && now - entry.ReadAt < Longest)
        {
            return entry.Person.ExpiresUtc > now.UtcDateTime ? entry.Person : null;
        }

        var generation = Volatile.Read(ref _generation);
        var person = await load();
        if (person is not null)
        {
            Remember((tenant, key), new Entry(person, now), generation);
        }

        return person;
    }

    public void Forget(string tenant, string key)
    {
        Drop(entry => entry.Key == (tenant, key));
        news.Changed(tenant);
    }

    public void ForgetPerson(string tenant, Guid userId)
    {
        Drop(entry => entry.Key.Tenant == tenant && entry.Value.Person.UserId == userId);
        news.Changed(tenant);
    }

    public void Forget(string tenant)
    {
        DropAll(tenant);
        news.Changed(tenant);
    }

    void ITenantMemory.Forget(string tenant) => DropAll(tenant);

    void IPeopleMemory.ForgetPeople(string tenant) => DropAll(tenant);

    private void DropAll(string tenant) => Drop(entry => entry.Key.Tenant == tenant);

    private void Remember((string Tenant, string Key) key, Entry entry, long generation)
    {
        lock (_lock)
        {
            // What was dropped while this was read may be what was read.
            if (generation == _generation)
            {
                _entries[key] = entry;
            }
        }

        if (_entries.Count > CleanAbove)
        {
            var old = clock.GetUtcNow() - Longest;
            Drop(e => e.Value.ReadAt <= old);
        }
    }

    private void Drop(Func<KeyValuePair<(string Tenant, string Key), Entry>, bool> condition)
    {
        lock (_lock)
        {
            _generation++;
            foreach (var entry in _entries.Where(condition))
            {
                _entries.TryRemove(entry.Key, out _);
            }
        }
    }

    private sealed record Entry(SignedInPerson Person, DateTimeOffset ReadAt);
}
