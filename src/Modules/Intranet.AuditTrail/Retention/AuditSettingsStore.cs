using System.Collections.Concurrent;
using System.Text.Json;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Retention;

/// <summary>Reads and writes <see cref="AuditSettings"/> in the organisation's own store. What is read is remembered for half a minute.</summary>
internal sealed class AuditSettingsStore(TimeProvider clock)
{
    private const string Name = "audit-trail";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (AuditSettings Settings, DateTimeOffset At)> _read = new(StringComparer.Ordinal);

    public async ValueTask<AuditSettings> GetAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(db.Store.Tenant, out var read) && clock.GetUtcNow() - read.At < Fresh)
        {
            return read.Settings;
        }

        var row = await db.Set<StoredSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == Name, cancellationToken);
        var settings = Read(row);
        _read[db.Store.Tenant] = (settings, clock.GetUtcNow());
        return settings;
    }

    /// <summary>Changes the settings in the context; the caller saves, and tells that with <see cref="Forget"/>.</summary>
    public static async Task<AuditSettings> ChangeAsync(IntranetDbContext db, Func<AuditSettings, AuditSettings> change, CancellationToken cancellationToken)
    {
        var row = await db.Set<StoredSetting>().SingleOrDefaultAsync(s => s.Name == Name, cancellationToken);
        var changed = change(Read(row));
        if (row is null)
        {
            row = new StoredSetting { Name = Name, Json = "" };
            db.Add(row);
        }

        row.Json = JsonSerializer.Serialize(changed, JsonSerializerOptions.Web);
        row.Revision++;
        return changed with { Revision = row.Revision };
    }

    public void Forget(string tenant) => _read.TryRemove(tenant, out _);

    private static AuditSettings Read(StoredSetting? row) => row is null
        ? new AuditSettings()
        : (JsonSerializer.Deserialize<AuditSettings>(row.Json, JsonSerializerOptions.Web) ?? new AuditSettings()) with { Revision = row.Revision };
}
