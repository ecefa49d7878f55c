using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>A group as a directory tells of it.</summary>
/// <param name="ExternalId">The directory's own key, 1 to 200 characters.</param>
/// <param name="Name">What it is called, 1 to 200 characters.</param>
/// <param name="Members">Everybody in it: user names, or keys of accounts at the provider of sign-in.</param>
internal sealed record ToldGroup(string ExternalId, string Name, IReadOnlyCollection<string> Members);

/// <summary>A group after it was brought up to date.</summary>
/// <param name="Group">The group.</param>
/// <param name="Members">How many are in it.</param>
/// <param name="Unknown">Those named who have no account here. They get in when they are named again after they have one.</param>
/// <param name="IsNew">True when there was no such group.</param>
internal sealed record SyncedGroup(Group Group, int Members, IReadOnlyList<string> Unknown, bool IsNew);

/// <summary>
/// Brings groups to what a directory says. A person is found by an account that is here: nobody gets rights beforehand, by a
/// name that somebody might take.
/// </summary>
internal sealed class GroupSync(IStores stores, ICurrentUser by)
{
    /// <summary>As many names as one query may ask for.</summary>
    private const int Batch = 500;

    /// <summary>Changes the groups told of; others are left alone. The caller saves, and forgets who was known to be what.</summary>
    public async Task<IReadOnlyList<SyncedGroup>> ApplyAsync(IReadOnlyCollection<ToldGroup> told, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var accounts = await FindAsync(db, [.. told.SelectMany(g => g.Members).Distinct(StringComparer.OrdinalIgnoreCase)], cancellationToken);
        var synced = new List<SyncedGroup>();
        foreach (var group in told)
        {
            synced.Add(await ApplyAsync(db, group, accounts, cancellationToken));
        }

        return synced;
    }

    private async Task<SyncedGroup> ApplyAsync(IntranetDbContext db, ToldGroup told, Dictionary<string, Guid> accounts, CancellationToken cancellationToken)
    {
        var group = await db.Set<Group>().SingleOrDefaultAsync(g => g.ExternalId == told.ExternalId, cancellationToken);
        var isNew = group is null;
        if (group is null)
        {
            group = new Group { ExternalId = told.ExternalId, Name = told.Name, SyncedUtc = db.UtcNow };
            db.Add(group);
        }

        var wanted = told.Members.Where(accounts.ContainsKey).Select(m => accounts[m]).ToHashSet();
        var unknown = told.Members.Where(m => !accounts.ContainsKey(m)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var before = isNew ? [] : await db.Set<GroupMember>().Where(m => m.GroupId == group.Id).ToListAsync(cancellationToken);
        var left = before.Where(m => !wanted.Contains(m.UserId)).ToList();
        var joined = wanted.Except(before.Select(m => m.UserId)).ToList();
        db.RemoveRange(left);
        db.AddRange(joined.Select(id => new GroupMember { GroupId = group.Id, UserId = id }));
        (group.Name, group.SyncedUtc, group.Unknown) = (told.Name, db.UtcNow, unknown.Count);
        if (isNew || left.Count + joined.Count > 0)
        {
            db.Audit(by.Actor, "users.group-synced.v1", "group", group.Id, new { group.ExternalId, joined, left = left.Select(m => m.UserId), unknown = unknown.Count });
        }

        return new SyncedGroup(group, wanted.Count, unknown, isNew);
    }

    private static async Task<Dictionary<string, Guid>> FindAsync(IntranetDbContext db, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var batch in names.Chunk(Batch))
        {
            var logins = await db.Set<IdentityUserLogin<Guid>>().AsNoTracking().Where(l => batch.Contains(l.ProviderKey)).ToListAsync(cancellationToken);
            foreach (var login in logins)
            {
                found[login.ProviderKey] = login.UserId;
            }

            // A user name is unique here; a key at a provider only there. So the user name has the last word.
            var keys = batch.Select(User.ToKey).ToArray();
            var users = await db.Set<User>().AsNoTracking().Where(u => keys.Contains(u.NormalizedUserName!)).Select(u => new { u.Id, u.UserName }).ToListAsync(cancellationToken);
            foreach (var user in users)
            {
                found[user.UserName!] = user.Id;
            }
        }

        return found;
    }
}
