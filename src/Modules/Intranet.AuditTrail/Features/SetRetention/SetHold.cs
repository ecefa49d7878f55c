using Intranet.Abstractions;
using Intranet.AuditTrail.Reading;
using Intranet.AuditTrail.Retention;
using Intranet.Data;
using Intranet.Ui.Dates;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Features;

/// <summary>Keeps rows from being erased.</summary>
/// <param name="Reason">Why; a case number is enough. 1 to 500 characters.</param>
/// <param name="From">First day covered, as typed; empty from the beginning.</param>
/// <param name="Until">Last day covered; empty without end.</param>
/// <param name="About">Id of a person or thing; empty covers all.</param>
internal sealed record SetHold(string? Reason, string? From, string? Until, string? About);

internal sealed class SetHoldHandler(IStores stores, ICurrentUser user)
{
    public async Task<Result<LegalHold>> HandleAsync(SetHold command, CancellationToken cancellationToken)
    {
        if (!user.May(AuditPermissions.Manage))
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var reason = guard.Required(nameof(command.Reason), command.Reason, LegalHold.LongestReason);
        var (from, until) = (AuditFilter.ReadDay(guard, nameof(command.From), command.From), AuditFilter.ReadDay(guard, nameof(command.Until), command.Until));
        if (from > until)
        {
            guard.Add(new SpanReversed(nameof(command.Until)));
        }

        Guid id = default;
        var isAboutAll = string.IsNullOrWhiteSpace(command.About);
        if (!isAboutAll && !Guid.TryParse(command.About!.Trim(), out id))
        {
            guard.Add(new FieldInvalid(nameof(command.About)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var db = stores.Open(Scope.Own);
        var hold = new LegalHold(
            reason, from is { } first ? SwedishDay.BeginUtc(first) : null, until is { } last ? SwedishDay.EndUtc(last) : null, isAboutAll ? null : id, user.Actor, db.UtcNow);
        db.Add(hold);
        db.Audit(user.Actor, AuditEvents.HoldSet, "hold", hold.Id, new { hold.Reason, hold.FromUtc, hold.UntilUtc, hold.About });
        await db.SaveChangesAsync(cancellationToken);
        return hold;
    }

    /// <summary>Ends a hold. What it covered is erased when its time is up.</summary>
    public async Task<Result<LegalHold>> ReleaseAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (!user.May(AuditPermissions.Manage) || await db.Set<LegalHold>().SingleOrDefaultAsync(h => h.Id == id, cancellationToken) is not { } hold)
        {
            return new NotFound();
        }

        if (hold.Release(user.Actor, db.UtcNow) is { } problem)
        {
            return problem;
        }

        db.Audit(user.Actor, AuditEvents.HoldReleased, "hold", hold.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new HoldAlreadyReleased();
        }

        return hold;
    }
}
