using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Reading;

/// <summary>Takes rows out as a table. The trail tells that it was done and how many rows left.</summary>
internal sealed record ExportAudit(AuditFilter Filter);

internal sealed class ExportAuditHandler(IStores stores, ICurrentUser user, AuditCsv csv)
{
    public const int MostRows = 50_000;

    public async Task<Result<byte[]>> HandleAsync(ExportAudit command, CancellationToken cancellationToken)
    {
        if (!user.May(AuditPermissions.Read))
        {
            return new NotFound();
        }

        var db = stores.Open(Scope.Own);
        var filtered = command.Filter.Apply(db.Set<AuditEntry>().AsNoTracking());
        if (!filtered.Succeeded)
        {
            return Result<byte[]>.From(filtered.Errors);
        }

        var rows = await filtered.Value.Rows.OrderBy(a => a.Id).Take(MostRows + 1).ToListAsync(cancellationToken);
        if (rows.Count > MostRows)
        {
            return new TooManyRows(MostRows);
        }

        db.Audit(user.Actor, AuditEvents.Exported, "audit", Guid.Empty, new { rows = rows.Count, command.Filter.Kind, command.Filter.From, command.Filter.Until });
        await db.SaveChangesAsync(cancellationToken);
        return csv.Write(rows);
    }
}
