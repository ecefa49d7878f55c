using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Units.Features.ManageUnits;

/// <summary>Makes a board or department.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Code">What other systems call it; empty for none.</param>
/// <param name="ParentId">The unit above it; null at the top.</param>
internal sealed record CreateUnit(string? Title, string? Code, Guid? ParentId);

internal sealed class CreateUnitHandler(IStores stores, UnitReader units, ICurrentUser user)
{
    public async Task<Result<Unit>> HandleAsync(CreateUnit command, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var title = guard.Required(nameof(command.Title), command.Title, Unit.LongestTitle);
        var code = guard.Optional(nameof(command.Code), command.Code, Unit.LongestCode);
        if (command.ParentId is { } parent && (await units.TreeAsync(cancellationToken)).Find(parent) is null)
        {
            guard.Add(new FieldInvalid(nameof(command.ParentId)));
        }

        var db = stores.Open(Scope.Own);
        if (code is not null && await db.Set<Unit>().AnyAsync(u => u.Code == code, cancellationToken))
        {
            guard.Add(new UnitCodeTaken(code) { Field = nameof(command.Code) });
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var unit = new Unit { Title = title, Code = code, ParentId = command.ParentId, CreatedUtc = db.UtcNow };
        db.Add(unit);
        db.Audit(user.Actor, "units.unit-created.v1", Unit.Kind, unit.Id, new { title, code, command.ParentId }, title);
        await db.SaveChangesAsync(cancellationToken);
        return unit;
    }
}
