using System.Text.RegularExpressions;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>Asks who may do what, and why.</summary>
/// <param name="Permission">Name of a permission: who holds it? Null does not ask.</param>
/// <param name="UserName">A person's user name: what may they do? Null does not ask.</param>
/// <param name="Thing">Id or address of a thing: what may the person do with it? Null does not ask.</param>
/// <param name="Page">Which page of those who hold the permission.</param>
internal sealed record ExplainAccess(string? Permission, string? UserName, string? Thing, PageRequest Page);

/// <summary>That a role gives a permission, through one that it was given.</summary>
/// <param name="Role">Name of the role.</param>
/// <param name="Through">The permission given to the role; another than the one asked for where that follows from it.</param>
/// <param name="Group">Name of the group that has the role; null where the person has it.</param>
internal readonly record struct Source(string Role, string Through, string? Group = null);

/// <summary>A role that a person has.</summary>
/// <param name="Role">The role.</param>
/// <param name="Group">Name of the group that it comes from; null where it was given to the person.</param>
internal sealed record HeldRole(Role Role, string? Group);

/// <summary>Somebody who holds a permission.</summary>
internal sealed record Holder(string UserName, string Name, string Title, string? Unit, IReadOnlyList<Source> Sources);

/// <summary>A permission and where a person has it from; nowhere where they do not.</summary>
internal sealed record HeldPermission(Permission Permission, IReadOnlyList<Source> Sources)
{
    public bool IsHeld => Sources.Count > 0;
}

/// <summary>What a person may do.</summary>
internal sealed record PersonAccess(Actor Person, IReadOnlyList<string> Roles, IReadOnlyList<HeldPermission> Permissions)
{
    public IReadOnlyList<Source> SourcesOf(Permission permission) => Permissions.FirstOrDefault(p => p.Permission == permission)?.Sources ?? [];
}

/// <summary>The answers to what was asked; null for what was not.</summary>
internal sealed record AccessAnswer(Permission? Permission, PagedList<Holder>? Holders, PersonAccess? Person, ExplainedThing? Thing);

internal sealed partial class ExplainAccessHandler(
    IStores stores, IPeople people, ICurrentUser asking, PermissionGraph graph, RolePermissions permissions, IEnumerable<IAccessRules> rules)
{
    public async Task<Result<AccessAnswer>> HandleAsync(ExplainAccess query, CancellationToken cancellationToken)
    {
        if (!asking.May(UserPermissions.ManageRoles))
        {
            return new NotFound();
        }

        var db = stores.Open(Scope.Own);
        var guard = new InputGuard();
        var permission = FindPermission(guard, db.Store.Tenant, query.Permission);
        var person = await FindPersonAsync(guard, db, query.UserName, cancellationToken);
        var thing = person is null ? null : await FindThingAsync(guard, db, query.Thing, person, cancellationToken);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        return new AccessAnswer(permission, permission is null ? null : await HoldersAsync(db, permission, query.Page, cancellationToken), person, thing);
    }

    private Permission? FindPermission(InputGuard guard, string tenant, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var found = graph.GivableIn(tenant).FirstOrDefault(p => p.Name == name);
        if (found is null)
        {
            guard.Add(new FieldInvalid(nameof(ExplainAccess.Permission)));
        }

        return found;
    }

    private async Task<PersonAccess?> FindPersonAsync(InputGuard guard, IntranetDbContext db, string? userName, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(userName))
        {
            return null;
        }

        if (userName.Length > User.LongestUserName || await people.FindAsync(db.Store.Tenant, userName, cancellationToken) is not { } person)
        {
            guard.Add(new NobodyHere { Field = nameof(ExplainAccess.UserName) });
            return null;
        }

        var held = (await HeldAsync(db, [person.UserId], cancellationToken))[person.UserId].ToList();
        return new PersonAccess(
            person, [.. held.Select(h => h.Role.Name).Distinct(StringComparer.Ordinal)],
            [.. graph.GivableIn(db.Store.Tenant).Select(p => new HeldPermission(p, [.. held.SelectMany(h => SourcesOf(db.Store.Tenant, h.Role, p).Select(s => s with { Group = h.Group }))]))]);
    }

    private async Task<ExplainedThing?> FindThingAsync(InputGuard guard, IntranetDbContext db, string? typed, PersonAccess person, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (IdPattern().Match(typed) is { Success: true } match)
        {
            var examined = new ExaminedPerson(person.Person, permissions.Resolve(db.Store.Tenant, [.. person.Roles]));
            foreach (var kind in rules)
            {
                if (await kind.ExplainAsync(Guid.Parse(match.Value), examined, cancellationToken) is { } explained)
                {
                    return explained;
                }
            }
        }

        guard.Add(new NoSuchThing { Field = nameof(ExplainAccess.Thing) });
        return null;
    }

    private async Task<PagedList<Holder>> HoldersAsync(IntranetDbContext db, Permission permission, PageRequest page, CancellationToken cancellationToken)
    {
        var roles = await db.Set<Role>().AsNoTracking().ToListAsync(cancellationToken);
        var giving = roles.Select(r => (r.Id, Sources: SourcesOf(db.Store.Tenant, r, permission).ToList())).Where(r => r.Sources.Count > 0).ToDictionary(r => r.Id, r => r.Sources);
        var ids = giving.Keys.ToArray();
        var holding = db.Set<User>().AsNoTracking().Where(u => !u.IsDisabled && (db.Set<UserRole>().Any(g => g.UserId == u.Id && ids.Contains(g.RoleId))
            || db.Set<GroupMember>().Any(m => m.UserId == u.Id && db.Set<GroupRole>().Any(g => g.GroupId == m.GroupId && ids.Contains(g.RoleId)))));
        var total = await holding.CountAsync(cancellationToken);
        var users = await holding.OrderBy(u => u.Name).ThenBy(u => u.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        var held = await HeldAsync(db, [.. users.Select(u => u.Id)], cancellationToken);
        return new PagedList<Holder>(
            [.. users.Select(u => new Holder(u.UserName ?? "", u.Name, u.Title, u.Unit, [.. held[u.Id].Where(h => giving.ContainsKey(h.Role.Id)).SelectMany(h => giving[h.Role.Id].Select(s => s with { Group = h.Group }))]))],
            page.Page, page.PageSize, total);
    }

    /// <summary>The roles of people with where each comes from: what <see cref="RoleQueries.RolesOf"/> answers, with the reason.</summary>
    private static async Task<ILookup<Guid, HeldRole>> HeldAsync(IntranetDbContext db, Guid[] people, CancellationToken cancellationToken)
    {
        var given = await (
            from own in db.Set<UserRole>()
            join role in db.Set<Role>() on own.RoleId equals role.Id
            where people.Contains(own.UserId)
            orderby role.Name
            select new { own.UserId, Role = role }).AsNoTracking().ToListAsync(cancellationToken);
        var byGroup = await (
            from member in db.Set<GroupMember>()
            join has in db.Set<GroupRole>() on member.GroupId equals has.GroupId
            join role in db.Set<Role>() on has.RoleId equals role.Id
            join found in db.Set<Group>() on member.GroupId equals found.Id
            where people.Contains(member.UserId)
            orderby role.Name, found.Name
            select new { member.UserId, Role = role, Group = found.Name }).AsNoTracking().ToListAsync(cancellationToken);
        return given.Select(g => (g.UserId, Held: new HeldRole(g.Role, null))).Concat(byGroup.Select(g => (g.UserId, Held: new HeldRole(g.Role, g.Group)))).ToLookup(g => g.UserId, g => g.Held);
    }

    /// <summary>The permissions given to a role that bring this one with them, by the function that decides.</summary>
    private IEnumerable<Source> SourcesOf(string tenant, Role role, Permission permission) =>
        role.Permissions.Where(given => graph.Close(tenant, [given]).Contains(permission.Name)).Select(given => new Source(role.Name, given));

    [GeneratedRegex("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}")]
    private static partial Regex IdPattern();
}
