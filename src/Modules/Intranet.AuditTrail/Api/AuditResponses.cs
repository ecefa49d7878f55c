using Intranet.Abstractions;
using Intranet.AuditTrail.Checking;
using Intranet.AuditTrail.Retention;
using Intranet.Data;

namespace Intranet.AuditTrail;

/// <summary>A row of the audit trail.</summary>
public sealed record AuditRowResponse(
    long? Sequence, DateTime AtUtc, Actor? Actor, string Action, string SubjectKind, Guid? SubjectId, string? Unit, string? Data, string? Address, Guid? ErasureId, AuditSealResponse? Seal)
{
    internal static AuditRowResponse Of(AuditEntry row, bool withSeal) => new(
        row.SealSequence, row.AtUtc, row.Actor, row.Action, row.SubjectKind, row.IsErased ? null : row.SubjectId, row.Unit, row.Data, row.Address, row.ErasureId,
        withSeal && row.SealHash is not null ? new AuditSealResponse(Hex(row.SealHash)!, Hex(row.SealPrevious), Hex(row.SealContent), Hex(row.SealSalt)) : null);

    private static string? Hex(byte[]? bytes) => bytes is null ? null : Convert.ToHexStringLower(bytes);
}

/// <summary>The seal of a row: SHA-256, hexadecimal. <see cref="Salt"/> is null once the row is erased.</summary>
public sealed record AuditSealResponse(string Hash, string? Previous, string? Content, string? Salt);

/// <summary>What a check of the chain found.</summary>
public sealed record CheckResponse(bool IsWhole, long Rows, long Erased, int Waiting, string? Head, long AnchoredTo, IReadOnlyList<CheckFaultResponse> Faults)
{
    internal static CheckResponse Of(ChainReport report) => new(
        report.IsWhole, report.Rows, report.Erased, report.Waiting, report.Head?.ToString(), report.AnchoredTo,
        [.. report.Faults.Select(f => new CheckFaultResponse(f.Kind.ToString(), f.From, f.To))]);
}

/// <summary>A fault of the chain: what it is and between which places.</summary>
public sealed record CheckFaultResponse(string Kind, long From, long To);
