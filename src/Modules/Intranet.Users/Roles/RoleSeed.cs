using System.Text.Json;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>
/// Gives each permission to the roles that it is meant for, once per tenant and permission: at the tenant's first use and
/// when a new version brings permissions. What an administrator took away stays away.
/// </summary>
internal sealed class RoleSeed(PermissionGraph graph)
{
    private const string SettingName = "seeded-permissions";

    private static readonly string[] Everywhere = [RoleNames.Employee, RoleNames.Moderator, RoleNames.Editor, RoleNames.Administrator];

    public async Task SowAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        var setting = await db.Set<StoredSetting>().SingleOrDefaultAsync(s => s.Name == SettingName, cancellationToken);
        var sown = setting is null ? [] : JsonSerializer.Deserialize<HashSet<string>>(setting.Json) ?? [];
        var fresh = graph.All.Select(p => p.Name).Where(name => !sown.Contains(name)).ToHashSet(StringComparer.Ordinal);
        if (setting is not null && fresh.Count == 0)
        {
            return;
        }

        var roles = await db.Set<Role>().ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, cancellationToken);
        var isNetwork = db.Store.Tenant == ShellSettings.DefaultName;
        foreach (var name in setting is null ? Everywhere : [])
        {
            Find(db, roles, name);
        }

        foreach (var stereotype in graph.Stereotypes.Where(s => s.Role != RoleNames.Coordinator || isNetwork))
        {
            var given = stereotype.Permissions.Select(p => p.Name).Where(fresh.Contains).ToList();
            if (given.Count > 0)
            {
                var role = Find(db, roles, stereotype.Role);
                role.Give(role.Permissions.Concat(given));
            }
        }

        if (setting is null)
        {
            setting = new StoredSetting { Name = SettingName, Json = "" };
            db.Add(setting);
        }

        setting.Json = JsonSerializer.Serialize(sown.Union(fresh).Order(StringComparer.Ordinal));
        setting.Revision++;
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Role Find(IntranetDbContext db, Dictionary<string, Role> roles, string name)
    {
        if (!roles.TryGetValue(name, out var role))
        {
            role = roles[name] = new Role { Name = name };
            db.Add(role);
        }

        return role;
    }
}
