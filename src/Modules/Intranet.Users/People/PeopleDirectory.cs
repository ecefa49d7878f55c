using System.Linq.Expressions;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

internal sealed class PeopleDirectory(StoreFactory stores, StoreMigrator migrator, IShellHost shells) : IPeople
{
    private const int MostFound = 100;

    public Task<Actor?> FindAsync(string tenant, string userName, CancellationToken cancellationToken = default)
    {
        var key = User.ToKey(userName);
        return FindAsync(tenant, u => u.NormalizedUserName == key, cancellationToken);
    }

    public Task<Actor?> FindAsync(string tenant, Guid userId, CancellationToken cancellationToken = default) =>
        FindAsync(tenant, u => u.Id == userId, cancellationToken);

    public async Task<IReadOnlyList<PersonInfo>> SearchAsync(string tenant, string text, int limit, CancellationToken cancellationToken = default)
    {
        var key = User.ToKey(text);
        if (key.Length == 0 || shells.Find(tenant) is null)
        {
            return [];
        }

        await migrator.EnsureAsync(tenant, cancellationToken);
        await using var db = stores.Create(tenant);
        return await db.Set<User>().AsNoTracking()
            .Where(u => !u.IsDisabled && u.GuestUntilUtc == null && u.NameKey.Contains(key))
            .OrderBy(u => u.Name).ThenBy(u => u.Id).Take(Math.Clamp(limit, 1, MostFound))
            .Select(u => new PersonInfo(u.Id, u.UserName!, u.Name, u.Title, u.Unit)).ToListAsync(cancellationToken);
    }

    private async Task<Actor?> FindAsync(string tenant, Expression<Func<User, bool>> condition, CancellationToken cancellationToken)
    {
        if (shells.Find(tenant) is not { } shell)
        {
            return null;
        }

        await migrator.EnsureAsync(tenant, cancellationToken);
        await using var db = stores.Create(tenant);
        var now = db.UtcNow;
        var user = await db.Set<User>().AsNoTracking().Where(u => !u.IsDisabled && (u.GuestUntilUtc == null || u.GuestUntilUtc > now)).SingleOrDefaultAsync(condition, cancellationToken);
        return user is null ? null : new Actor { Tenant = tenant, UserId = user.Id, Name = user.Name, Title = user.Title, Organisation = shell.Title, Unit = user.Unit };
    }
}
