using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Grants.Features;

/// <summary>Lets the network's coordinators read some of the organisation's content for a time.</summary>
/// <param name="Contents">Kinds of content; at least one.</param>
/// <param name="Reason">Why, 1 to 500 characters.</param>
/// <param name="Days">1 to 30, as typed.</param>
internal sealed record GiveGrant(IReadOnlyCollection<string> Contents, string? Reason, string? Days);

internal sealed class GiveGrantHandler(IStores stores, ICurrentUser user, ITenantContext tenant, IEnumerable<IGrantedContent> contents)
{
    public async Task<Result<AccessGrant>> HandleAsync(GiveGrant command, CancellationToken cancellationToken)
    {
        if (tenant.Shell.IsDefault || !user.May(GrantPermissions.Give))
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var reason = guard.Required(nameof(command.Reason), command.Reason, AccessGrant.LongestReason);
        var chosen = command.Contents.Intersect(contents.Select(c => c.Kind), StringComparer.Ordinal).ToList();
        if (chosen.Count == 0 || chosen.Count != command.Contents.Distinct().Count())
        {
            guard.Add(new FieldRequired(nameof(command.Contents)));
        }

        if (!int.TryParse(command.Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > AccessGrant.MostDays)
        {
            guard.Add(new GrantDaysInvalid(nameof(command.Days)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var db = stores.Open(Scope.Own);
        var grant = new AccessGrant(chosen, reason, user.Actor, db.UtcNow, days);
        db.Add(grant);
        db.Audit(user.Actor, GrantEvents.Given, AccessGrant.Kind, grant.Id, new { grant.Contents, grant.Reason, grant.UntilUtc });
        await db.SaveChangesAsync(cancellationToken);
        return grant;
    }

    /// <summary>Ends a grant at once.</summary>
    public async Task<Result<AccessGrant>> EndAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (tenant.Shell.IsDefault || !user.May(GrantPermissions.Give) || await db.Set<AccessGrant>().SingleOrDefaultAsync(g => g.Id == id, cancellationToken) is not { } grant)
        {
            return new NotFound();
        }

        if (grant.End(user.Actor, db.UtcNow) is { } problem)
        {
            return problem;
        }

        db.Audit(user.Actor, GrantEvents.Ended, AccessGrant.Kind, grant.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }

        return grant;
    }
}
