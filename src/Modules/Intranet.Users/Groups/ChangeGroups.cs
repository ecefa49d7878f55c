using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Brings one group to what a directory says: its name and everybody in it.</summary>
internal sealed record PutGroup(string? ExternalId, string? Name, IReadOnlyCollection<string?>? Members, long? ExpectedRevision = null);

/// <summary>Brings the groups of a table to what it says; groups that it does not name are left alone. All lines or none.</summary>
internal sealed record ImportGroups(string? Table);

/// <summary>Decides which roles everybody in a group has.</summary>
internal sealed record GiveGroupRoles(Guid Id, IReadOnlyCollection<string> Roles);

/// <summary>Takes a group away; those who were in it lose what it gave them.</summary>
internal sealed record RemoveGroup(Guid Id);

/// <summary>
/// Who is in a group decides what they may do, so whoever changes groups needs the right to give roles. People lose and get rights
/// at their next request here, and within half a minute on other hosts.
/// </summary>
internal sealed class ChangeGroupsHandler(IStores stores, ICurrentUser by, GroupSync sync, SignedInCache cache)
{
    public const int LongestTable = 5_000_000;

    public async Task<Result<SyncedGroup>> HandleAsync(PutGroup command, CancellationToken cancellationToken)
    {
        if (!by.May(UserPermissions.ManageRoles))
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var externalId = guard.Required(nameof(command.ExternalId), command.ExternalId, Group.LongestExternalId);
        var name = guard.Required(nameof(command.Name), command.Name, Group.LongestName);
        var members = (command.Members ?? []).Select(m => m?.Trim() ?? "").ToList();
        if (command.Members is null)
        {
            // Nobody said is not nobody: a group is not emptied by leaving something out.
            guard.Add(new FieldRequired(nameof(command.Members)));
        }
        else if (members.Count > Group.MostMembers || members.Exists(m => m.Length is 0 or > User.LongestEmail))
        {
            guard.Add(new FieldInvalid(nameof(command.Members)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        if (command.ExpectedRevision is { } expected
            && await stores.Open(Scope.Own).Set<Group>().Where(g => g.ExternalId == externalId).Select(g => g.Revision).SingleOrDefaultAsync(cancellationToken) != expected)
        {
            return new StaleRevision();
        }

        return await SaveAsync(async () => (await sync.ApplyAsync([new ToldGroup(externalId, name, members)], cancellationToken)).Single(), cancellationToken);
    }

    public async Task<Result<IReadOnlyList<SyncedGroup>>> HandleAsync(ImportGroups command, CancellationToken cancellationToken)
    {
        if (!by.May(UserPermissions.ManageRoles))
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var table = guard.Required("File", command.Table, LongestTable);
        var groups = guard.Failed ? [] : GroupTable.Read(table, "File", guard);
        return guard.Failed ? guard.Errors : await SaveAsync(() => sync.ApplyAsync(groups, cancellationToken), cancellationToken);
    }

    public async Task<Result<Group>> HandleAsync(GiveGroupRoles command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (!by.May(UserPermissions.ManageRoles) || await db.Set<Group>().SingleOrDefaultAsync(g => g.Id == command.Id, cancellationToken) is not { } group)
        {
            return new NotFound();
        }

        var roles = await db.Set<Role>().AsNoTracking().ToListAsync(cancellationToken);
        if (command.Roles.FirstOrDefault(name => roles.TrueForAll(r => r.Name != name)) is { } unknown)
        {
            return new UnknownRole(unknown) { Field = nameof(command.Roles) };
        }

        var given = await db.Set<GroupRole>().Where(r => r.GroupId == group.Id).ToListAsync(cancellationToken);
        var wanted = roles.Where(r => command.Roles.Contains(r.Name)).ToList();
        if (given.Count == wanted.Count && given.TrueForAll(g => wanted.Exists(r => r.Id == g.RoleId)))
        {
            return group;
        }

        db.RemoveRange(given.Where(g => wanted.TrueForAll(r => r.Id != g.RoleId)));
        db.AddRange(wanted.Where(r => given.TrueForAll(g => g.RoleId != r.Id)).Select(r => new GroupRole { GroupId = group.Id, RoleId = r.Id }));
        db.Touch(group);
        db.Audit(by.Actor, "users.group-roles-changed.v1", "group", group.Id, new { group.ExternalId, roles = wanted.Select(r => r.Name) });
        return await SaveAsync(() => Task.FromResult(group), cancellationToken);
    }

    public async Task<Result<Group>> HandleAsync(RemoveGroup command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (!by.May(UserPermissions.ManageRoles) || await db.Set<Group>().SingleOrDefaultAsync(g => g.Id == command.Id, cancellationToken) is not { } group)
        {
            return new NotFound();
        }

        db.Remove(group);
        db.Audit(by.Actor, "users.group-removed.v1", "group", group.Id, new { group.ExternalId });
        return await SaveAsync(() => Task.FromResult(group), cancellationToken);
    }

    private async Task<Result<T>> SaveAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var changed = await change();
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody changed the same group, or took away an account or a role, in between.
            return new StaleRevision();
        }

        cache.Forget(db.Store.Tenant);
        return changed;
    }
}
