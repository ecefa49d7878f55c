using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Units;

/// <summary>Names of units, for the threads that hang on them.</summary>
internal sealed class UnitStates(IStores stores) : ISubjectStates
{
    public string Kind => Unit.Kind;

    public async Task<SubjectState?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await stores.OpenAsync(tenant, cancellationToken);
        return await db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is { } unit ? new SubjectState(unit.Title, unit.AccessLabel) : null;
    }
}
