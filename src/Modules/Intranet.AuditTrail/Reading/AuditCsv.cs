using System.Globalization;
using Intranet.Data;
using Intranet.Ui.Content;

namespace Intranet.AuditTrail.Reading;

/// <summary>Rows as a table.</summary>
internal sealed class AuditCsv(AuditWords words)
{
    private static readonly string[] Columns =
        ["sequence", "atUtc", "action", "actionText", "actorTenant", "actorId", "actorName", "actorUnit", "subjectKind", "subjectId", "unit", "address", "data", "erased", "hash"];

    public byte[] Write(IEnumerable<AuditEntry> rows)
    {
        var table = new CsvTable(Columns);
        foreach (var row in rows)
        {
            table.Add(
                row.SealSequence?.ToString(CultureInfo.InvariantCulture), row.AtUtc.ToString("O", CultureInfo.InvariantCulture), row.Action, words.OfAction(row.Action),
                row.Actor?.Tenant, row.Actor?.UserId.ToString(), row.Actor?.Name, row.Actor?.Unit, row.SubjectKind, row.IsErased ? "" : row.SubjectId.ToString(),
                row.Unit, row.Address, row.Data, row.IsErased ? "1" : "0", row.SealHash is null ? "" : Convert.ToHexStringLower(row.SealHash));
        }

        return table.ToBytes();
    }
}
