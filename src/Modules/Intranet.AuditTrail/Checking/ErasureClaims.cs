using System.Text.Json;
using Intranet.AuditTrail.Retention;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Checking;

/// <summary>What the trail's own rows tell of erasures, by erasure.</summary>
internal sealed class ErasureClaims
{
    private readonly Dictionary<Guid, ErasureFacts> _facts;

    private ErasureClaims(Dictionary<Guid, ErasureFacts> facts) => _facts = facts;

    public static async Task<ErasureClaims> ReadAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Set<AuditEntry>().AsNoTracking()
            .Where(a => a.Action == AuditEvents.RowsErased && a.Data != null)
            .Select(a => new { a.SubjectId, a.Data })
            .ToListAsync(cancellationToken);
        var facts = new Dictionary<Guid, ErasureFacts>();
        foreach (var row in rows)
        {
            if (TryRead(row.Data!) is { } read)
            {
                facts[row.SubjectId] = read;
            }
        }

        return new ErasureClaims(facts);
    }

    /// <summary>True when an erasure tells of exactly these rows.</summary>
    public bool Tells(Guid erasure, int count, string digest) => _facts.TryGetValue(erasure, out var facts) && facts.Count == count && facts.Digest == digest;

    private static ErasureFacts? TryRead(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ErasureFacts>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
