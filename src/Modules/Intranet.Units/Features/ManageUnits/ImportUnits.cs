using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Units.Features.ManageUnits;

/// <summary>
/// Brings the units to what a table says. A code that is there is renamed and moved; what the table does not name is left
/// alone. All lines or none.
/// </summary>
/// <param name="Table">As <see cref="UnitTable"/> reads it; a parent is a code of the table or of a unit that is there.</param>
internal sealed record ImportUnits(string? Table);

internal sealed class ImportUnitsHandler(IStores stores, ICurrentUser user)
{
    private const int LongestTable = 500_000;

    public async Task<Result<int>> HandleAsync(ImportUnits command, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var table = guard.Required(nameof(command.Table), command.Table, LongestTable);
        var lines = guard.Failed ? [] : UnitTable.Read(table, nameof(command.Table), guard);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        var db = stores.Open(Scope.Own);
        var all = await db.Set<Unit>().ToListAsync(cancellationToken);
        var byCode = all.Where(u => u.Code is not null).ToDictionary(u => u.Code!, StringComparer.Ordinal);
        foreach (var line in lines.Where(l => !byCode.ContainsKey(l.Code)))
        {
            all.Add(byCode[line.Code] = new Unit { Title = line.Title, Code = line.Code, CreatedUtc = db.UtcNow });
            db.Add(byCode[line.Code]);
        }

        foreach (var line in lines)
        {
            if (line.Parent is { } parent && !byCode.ContainsKey(parent))
            {
                return new UnitLineInvalid(line.Number, parent) { Field = nameof(command.Table) };
            }

            byCode[line.Code].Title = line.Title;
            byCode[line.Code].ParentId = line.Parent is null ? null : byCode[line.Parent].Id;
        }

        if (new UnitTree(all).InOrder().Count() != all.Count)
        {
            return new UnitBelowItself { Field = nameof(command.Table) };
        }

        db.Audit(user.Actor, "units.units-imported.v1", TenantKey.Kind, TenantKey.Of(db.Store.Tenant), new { lines = lines.Count });
        await db.SaveChangesAsync(cancellationToken);
        return lines.Count;
    }
}
