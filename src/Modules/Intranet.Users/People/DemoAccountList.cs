using System.Text.Json;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Intranet.Users;

/// <summary>
/// The password that a demonstration's accounts share, with its hash: accounts that still have this very hash are shown.
/// Written and read in Development only.
/// </summary>
internal sealed record DemoSetting(string Password, string Hash)
{
    public const string Name = "demo";
}

internal sealed class DemoAccountList(StoreFactory stores, StoreMigrator migrator, IShellHost shells, IHostEnvironment environment) : IDemoAccounts
{
    public async Task<DemoAccounts?> GetAsync(string tenant, CancellationToken cancellationToken = default)
    {
        if (!environment.IsDevelopment() || shells.Find(tenant) is null)
        {
            return null;
        }

        await migrator.EnsureAsync(tenant, cancellationToken);
        await using var db = stores.Create(tenant);
        var setting = await db.Set<StoredSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == DemoSetting.Name, cancellationToken);
        if (setting is null || JsonSerializer.Deserialize<DemoSetting>(setting.Json) is not { } demo)
        {
            return null;
        }

        var people = await db.Set<User>().AsNoTracking()
            .Where(u => !u.IsDisabled && u.PasswordHash == demo.Hash).OrderBy(u => u.CreatedUtc).ThenBy(u => u.UserName)
            .Select(u => new PersonInfo(u.Id, u.UserName!, u.Name, u.Title, u.Unit)).ToListAsync(cancellationToken);
        return people.Count == 0 ? null : new DemoAccounts(people, demo.Password);
    }

    /// <summary>Remembers the shared password with the next save; does nothing outside Development.</summary>
    public static async Task RememberAsync(IntranetDbContext db, DemoSetting demo, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return;
        }

        var setting = await db.Set<StoredSetting>().SingleOrDefaultAsync(s => s.Name == DemoSetting.Name, cancellationToken);
        if (setting is null)
        {
            setting = new StoredSetting { Name = DemoSetting.Name, Json = "" };
            db.Add(setting);
        }

        setting.Json = JsonSerializer.Serialize(demo);
        setting.Revision++;
    }
}
