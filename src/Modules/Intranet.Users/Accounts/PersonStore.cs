using Intranet.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Users;

/// <summary>
/// Identity's store over the tenant's own context. Identity's types cannot be aggregates, so revision and outbox are
/// looked after here; only columns that changed are written.
/// </summary>
internal sealed class PersonStore(IntranetDbContext context, IdentityErrorDescriber describer)
    : UserOnlyStore<User, IntranetDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(context, describer)
{
    public const string OutboxKind = "person";

    private static readonly string[] SeenByOthers = [nameof(User.Name), nameof(User.Title), nameof(User.Unit), nameof(User.UserName), nameof(User.IsDisabled)];

    public override Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken = default)
    {
        user.CreatedUtc = user.UpdatedUtc = Context.UtcNow;
        user.Revision = 1;
        user.RefreshKey();
        Context.Announce(OutboxKind, user.Id);
        return base.CreateAsync(user, cancellationToken);
    }

    public override async Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken = default)
    {
        user.RefreshKey();
        var entry = Context.Entry(user);
        if (entry.State == EntityState.Detached)
        {
            Context.Update(user);
        }

        if (SeenByOthers.Any(name => entry.Property(name).IsModified))
        {
            Context.Announce(OutboxKind, user.Id);
        }

        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        user.UpdatedUtc = Context.UtcNow;
        user.Revision++;
        try
        {
            await Context.SaveChangesAsync(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }
}
