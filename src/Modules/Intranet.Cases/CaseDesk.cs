using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Cases;

/// <summary>Takes out a case of the own organisation for somebody who may do something with it, and puts it back.</summary>
internal sealed class CaseDesk(IStores stores, CaseAccess access, IUnits units)
{
    public IntranetDbContext Db => stores.Open(Scope.Own);

    public CaseAccess Access => access;

    public Actor Actor => access.Actor;

    /// <summary>The case if the person may see it; null as for one that does not exist.</summary>
    public async Task<Case?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await Db.Set<Case>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return found is not null && await access.MaySeeAsync(found, cancellationToken) ? found : null;
    }

    /// <summary>The case if the person may see it, may do this to it, and saw its newest revision.</summary>
    /// <param name="id">The case.</param>
    /// <param name="may">The rule.</param>
    /// <param name="expectedRevision">Revision that the person saw; null to take any.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Result<Case>> TakeAsync(Guid id, Func<CaseAccess, Case, bool> may, long? expectedRevision, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        if (!may(access, found))
        {
            return new NotAllowed();
        }

        return expectedRevision is { } expected && expected != found.Revision ? new StaleRevision() : found;
    }

    /// <summary>Lets the case be read by a unit of the writer's, or by the whole organisation. Null when that was possible.</summary>
    public async Task<Error?> MeanForAsync(Case written, Guid? unitId, CancellationToken cancellationToken)
    {
        if (unitId == written.UnitId)
        {
            return null;
        }

        if (unitId is not null && (await units.GetMineAsync(cancellationToken)).All(u => u.Id != unitId))
        {
            return new FieldInvalid(nameof(CaseInput.UnitId));
        }

        return written.MeanFor(unitId) is { } problem ? problem with { Field = nameof(CaseInput.UnitId) } : null;
    }

    /// <summary>Saves the case with its audit row. Answers <see cref="StaleRevision"/> when somebody was faster.</summary>
    public async Task<Result<Case>> SaveAsync(Case changed, string action, object? facts, CancellationToken cancellationToken)
    {
        Db.Touch(changed);
        var unit = changed.UnitId is { } id ? await units.FindAsync(id, cancellationToken) : null;
        Db.Audit(Actor, action, Case.Kind, changed.Id, facts, unit?.Title);
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
            return changed;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleRevision();
        }
        catch (DbUpdateException exception) when (exception.Entries.Any(e => e.Entity is CaseVersion or CoAuthor))
        {
            return new StaleRevision();
        }
    }
}
