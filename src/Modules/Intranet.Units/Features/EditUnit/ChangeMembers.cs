using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Units.Features.EditUnit;

/// <summary>Says that a person works in a unit.</summary>
internal sealed record AddUnitMember(Guid UnitId, string? UserName);

/// <summary>Says that a person does not work in a unit any more.</summary>
internal sealed record RemoveUnitMember(Guid UnitId, Guid UserId);

internal sealed class ChangeMembersHandler(IStores stores, IPeople people, ICurrentUser user)
{
    private const int LongestUserName = 100;

    public async Task<Result<Done>> HandleAsync(AddUnitMember command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (await FindAsync(db, command.UnitId, cancellationToken) is not { } unit)
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var userName = guard.Required(nameof(command.UserName), command.UserName, LongestUserName);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        if (await people.FindAsync(db.Store.Tenant, userName, cancellationToken) is not { } person)
        {
            return new NobodyByThatName { Field = nameof(command.UserName) };
        }

        if (await db.Set<UnitMember>().AnyAsync(m => m.UnitId == unit.Id && m.UserId == person.UserId, cancellationToken))
        {
            return default(Done);
        }

        db.Add(new UnitMember { UnitId = unit.Id, UserId = person.UserId, Person = person });
        db.Audit(user.Actor, "units.member-added.v1", Unit.Kind, unit.Id, new { person.UserId }, unit.Title);
        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    public async Task<Result<Done>> HandleAsync(RemoveUnitMember command, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        if (await FindAsync(db, command.UnitId, cancellationToken) is not { } unit
            || await db.Set<UnitMember>().SingleOrDefaultAsync(m => m.UnitId == unit.Id && m.UserId == command.UserId, cancellationToken) is not { } member)
        {
            return new NotFound();
        }

        db.Remove(member);
        db.Audit(user.Actor, "units.member-removed.v1", Unit.Kind, unit.Id, new { command.UserId }, unit.Title);
        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    private static Task<Unit?> FindAsync(IntranetDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);
}
