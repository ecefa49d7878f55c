using System.Text.Json;
using Intranet.Abstractions;

namespace Intranet.Data;

/// <summary>
/// Who did what to what, and when; written with the change. The seal columns stay empty until a sealer chains the rows.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }

    public required DateTime AtUtc { get; init; }

    /// <summary>Null when the system itself acted.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Event name with version: <c>cases.case-published.v1</c>.</summary>
    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>Board or department the subject belongs to; null when not given.</summary>
    public string? Unit { get; init; }

    /// <summary>Facts as JSON; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>Position in the chain; null until sealed.</summary>
    public long? SealSequence { get; private set; }

    /// <summary>Hash of the row before; null until sealed.</summary>
    public byte[]? SealPrevious { get; private set; }

    /// <summary>Hash of this row and the one before; null until sealed.</summary>
    public byte[]? SealHash { get; private set; }

    internal static AuditEntry Create(
        DateTime atUtc, Actor? actor, string action, string subjectKind, Guid subjectId, object? data, string? unit) => new()
        {
            AtUtc = atUtc,
            Actor = actor is null ? null : actor with { },
            Action = action,
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            Unit = unit ?? actor?.Unit,
            Data = data is null ? null : JsonSerializer.Serialize(data, JsonSerializerOptions.Web),
        };
}
