using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Search;

/// <summary>
/// The indexes of all tenants, opened when they are used and closed when nobody has used them for long: hundreds of tenants
/// cost no more than the few that are searched.
/// </summary>
internal sealed class TenantIndexes : ITenantMemory, IDisposable
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _open = new(StringComparer.Ordinal);
    private readonly StoreOptions _options;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public TenantIndexes(StoreOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _timer = clock.CreateTimer(static state => ((TenantIndexes)state!).CloseIdle(), this, LongestIdle, LongestIdle / 3);
    }

    /// <summary>How many indexes are open now.</summary>
    public int OpenCount
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Where a tenant's index lies.</summary>
    public string FolderOf(string tenant) => Path.Combine(_options.SiteFolder(tenant), "index");

    /// <summary>Opens a tenant's index for a piece of work. Dispose the lease when the work is done.</summary>
    public IndexLease Open(string tenant)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(tenant, out var entry))
            {
                _open[tenant] = entry = new Entry(new TenantIndex(tenant, FolderOf(tenant)));
            }

            entry.Users++;
            return new IndexLease(entry.Index, () => Return(entry));
        }
    }

    /// <summary>Closes the tenant's index: at once, or when the last who uses it is done.</summary>
    public void Forget(string tenant)
    {
        lock (_gate)
        {
            if (!_open.Remove(tenant, out var entry))
            {
                return;
            }

            entry.IsForgotten = true;
            if (entry.Users == 0)
            {
                entry.Index.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            foreach (var entry in _open.Values)
            {
                entry.Index.Dispose();
            }

            _open.Clear();
        }
    }

    private void Return(Entry entry)
    {
        lock (_gate)
        {
            entry.Users--;
            entry.LastUsed = _clock.GetUtcNow();
            if (entry is { IsForgotten: true, Users: 0 })
            {
                entry.Index.Dispose();
            }
        }
    }

    private void CloseIdle()
    {
        lock (_gate)
        {
            var limit = _clock.GetUtcNow() - LongestIdle;
            foreach (var (tenant, entry) in _open.Where(e => e.Value.Users == 0 && e.Value.LastUsed <= limit).ToList())
            {
                _open.Remove(tenant);
                entry.Index.Dispose();
            }
        }
    }

    private sealed class Entry(TenantIndex index)
    {
        public TenantIndex Index { get; } = index;

        public int Users { get; set; }

        public bool IsForgotten { get; set; }

        public DateTimeOffset LastUsed { get; set; }
    }
}

/// <summary>The right to use an index; it stays open until the lease is disposed.</summary>
internal sealed class IndexLease(TenantIndex index, Action release) : IDisposable
{
    private Action? _release = release;

    public TenantIndex Index => index;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
