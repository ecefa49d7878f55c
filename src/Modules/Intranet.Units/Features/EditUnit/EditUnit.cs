using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Units.Features.EditUnit;

/// <summary>Renames, moves, closes or opens a unit.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Code">Empty for none.</param>
/// <param name="ParentId">The unit above it; null at the top.</param>
/// <param name="IsClosed">True when nothing new is to be written for it.</param>
/// <param name="ExpectedRevision">Revision that was read; null takes any.</param>
internal sealed record EditUnit(Guid Id, string? Title, string? Code, Guid? ParentId, bool IsClosed, long? ExpectedRevision);

internal sealed class EditUnitHandler(IStores stores, UnitReader units, ICurrentUser user)
{
    public async Task<Result<Unit>> HandleAsync(EditUnit command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (await db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == command.Id, cancellationToken) is not { } unit)
        {
            return new NotFound();
        }

        if (command.ExpectedRevision is { } expected && expected != unit.Revision)
        {
            return new StaleRevision();
        }

        var guard = new InputGuard();
        var title = guard.Required(nameof(command.Title), command.Title, Unit.LongestTitle);
        var code = guard.Optional(nameof(command.Code), command.Code, Unit.LongestCode);
        CheckPlace(await units.TreeAsync(cancellationToken), command, guard);
        if (code is not null && await db.Set<Unit>().AnyAsync(u => u.Code == code && u.Id != unit.Id, cancellationToken))
        {
            guard.Add(new UnitCodeTaken(code) { Field = nameof(command.Code) });
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var wasClosed = unit.ClosedUtc is not null;
        (unit.Title, unit.Code, unit.ParentId) = (title, code, command.ParentId);
        unit.ClosedUtc = command.IsClosed ? unit.ClosedUtc ?? db.UtcNow : null;
        db.Audit(user.Actor, ActionOf(wasClosed, command.IsClosed), Unit.Kind, unit.Id, new { title, code, command.ParentId }, title);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return unit;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }
    }

    private static void CheckPlace(UnitTree tree, EditUnit command, InputGuard guard)
    {
        if (command.ParentId is not { } parent)
        {
            return;
        }

        if (tree.Find(parent) is null)
        {
            guard.Add(new FieldInvalid(nameof(command.ParentId)));
        }
        else if (!tree.MayStandBelow(command.Id, parent))
        {
            guard.Add(new UnitBelowItself { Field = nameof(command.ParentId) });
        }
    }

    private static string ActionOf(bool wasClosed, bool isClosed) => (wasClosed, isClosed) switch
    {
        (false, true) => "units.unit-closed.v1",
        (true, false) => "units.unit-opened.v1",
        _ => "units.unit-changed.v1",
    };
}
