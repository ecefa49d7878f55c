using System.Text.Json;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Features.RemoveTenant;

/// <summary>How far an organisation has come on its way out.</summary>
/// <param name="ExportedUtc">When everything was exported while the site was closed; null when it was not.</param>
/// <param name="Sha256">SHA-256 of that archive, hexadecimal.</param>
/// <param name="RemovableUtc">From when on it may be removed; null while removal has not been asked for.</param>
public sealed record TenantDeparture(DateTime? ExportedUtc, string? Sha256, DateTime? RemovableUtc);

/// <summary>Remembers, in the network's store, which organisations are on their way out. Opening a site again ends it.</summary>
internal sealed class Departures(StoreFactory factory, StorePlaces places, IShellHost shells, TimeProvider clock)
{
    private const string Prefix = "departure:";
    private const int MostTries = 10;

    public async Task<TenantDeparture?> FindAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var db = factory.Create(ShellSettings.DefaultName);
        var name = NameOf(tenant);
        var row = await db.Set<StoredSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, cancellationToken);
        return row is null ? null : JsonSerializer.Deserialize<TenantDeparture>(row.Json, JsonSerializerOptions.Web);
    }

    /// <summary>An export counts only where nobody can write after it.</summary>
    public async Task ExportedAsync(ShellSettings shell, string sha256, CancellationToken cancellationToken)
    {
        if (shell.State != TenantState.Disabled)
        {
            return;
        }

        await using var db = factory.Create(ShellSettings.DefaultName);
        await WriteAsync(db, shell.Name, new TenantDeparture(db.UtcNow, sha256, null), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Remembers the departure with the next save.</summary>
    public async Task WriteAsync(IntranetDbContext db, string tenant, TenantDeparture departure, CancellationToken cancellationToken)
    {
        var row = await db.Set<StoredSetting>().FindAsync([NameOf(tenant)], cancellationToken);
        if (row is null)
        {
            row = new StoredSetting { Name = NameOf(tenant), Json = "" };
            db.Add(row);
        }

        row.Json = JsonSerializer.Serialize(departure, JsonSerializerOptions.Web);
        row.Revision++;
    }

    /// <summary>
    /// Takes away the store of an organisation that is off the register, and ends its departure. Finishes too what was killed half
    /// way, so that nobody who comes under the same name finds what was there. Answers false where there is nothing to finish.
    /// </summary>
    public async Task<bool> FinishAsync(string tenant, CancellationToken cancellationToken)
    {
        if (shells.Find(tenant) is not null || await FindAsync(tenant, cancellationToken) is null)
        {
            return false;
        }

        // Once in any case, for what was out of the way already and not gone; again where work that had begun before opened the store once more.
        await places.RemoveAsync(tenant, cancellationToken);
        for (var attempt = 0; attempt < MostTries && await places.ExistsAsync(tenant, cancellationToken); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
            await places.RemoveAsync(tenant, cancellationToken);
        }

        await EndAsync(tenant, cancellationToken);
        return true;
    }

    /// <summary>Finishes every removal that was killed half way.</summary>
    public async Task FinishAllAsync(CancellationToken cancellationToken)
    {
        await using var db = factory.Create(ShellSettings.DefaultName);
        var names = await db.Set<StoredSetting>().Where(s => s.Name.StartsWith(Prefix)).Select(s => s.Name).ToListAsync(cancellationToken);
        foreach (var name in names)
        {
            await FinishAsync(name[Prefix.Length..], cancellationToken);
        }
    }

    public async Task EndAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var db = factory.Create(ShellSettings.DefaultName);
        var name = NameOf(tenant);
        await db.Set<StoredSetting>().Where(s => s.Name == name).ExecuteDeleteAsync(cancellationToken);
    }

    private static string NameOf(string tenant) => Prefix + tenant;
}
