using System.Text.Json;
using Intranet.Abstractions;

namespace Intranet.Data;

/// <summary>
/// Who did what to what, when and from where; written with the change. The seal columns stay empty until a sealer chains
/// the rows. A row that was erased when its time was up keeps its place, its event and its day, so that the chain still
/// closes.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Kind under which new rows are announced to the sealer.</summary>
    public const string OutboxKind = "audit";

    /// <summary>Bytes of salt in a row's hash. Once the salt is gone nobody can try out what an erased row said.</summary>
    public const int SaltLength = 16;

    public long Id { get; private set; }

    /// <summary>When; the day only, once erased.</summary>
    public DateTime AtUtc { get; private set; }

    /// <summary>Null when the system itself acted, or the row was erased.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>Event name with version: <c>cases.case-published.v1</c>.</summary>
    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    /// <summary>What it was done to; empty once erased.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Board or department the subject belongs to; null when not given.</summary>
    public string? Unit { get; private set; }

    /// <summary>Facts as JSON; null for none.</summary>
    public string? Data { get; private set; }

    /// <summary>Network address of the caller; null where the organisation does not keep addresses.</summary>
    public string? Address { get; internal set; }

    /// <summary>Position in the chain, from 1; null until sealed.</summary>
    public long? SealSequence { get; private set; }

    /// <summary>Hash of the row before; null until sealed.</summary>
    public byte[]? SealPrevious { get; private set; }

    /// <summary>Random bytes in <see cref="SealContent"/>; null until sealed and once erased.</summary>
    public byte[]? SealSalt { get; private set; }

    /// <summary>Hash of what the row says; null until sealed. Stays when the row is erased.</summary>
    public byte[]? SealContent { get; private set; }

    /// <summary>Hash of the row's place, what it says and the row before; null until sealed.</summary>
    public byte[]? SealHash { get; private set; }

    /// <summary>Id of the erasure that emptied the row; null while it says something.</summary>
    public Guid? ErasureId { get; private set; }

    public bool IsErased => ErasureId is not null;

    /// <summary>Takes the next place in the chain.</summary>
    /// <param name="head">The chain's end so far; the row becomes its end.</param>
    /// <param name="salt"><see cref="SaltLength"/> random bytes.</param>
    public void Seal(AuditHead head, byte[] salt)
    {
        SealSequence = head.Sequence + 1;
        SealPrevious = head.Hash;
        SealSalt = salt;
        SealContent = AuditHash.OfContent(this, salt);
        SealHash = AuditHash.OfPlace(SealSequence.Value, SealPrevious, SealContent);
        head.MoveTo(SealSequence.Value, SealHash);
    }

    /// <summary>Empties a sealed row of everything that tells of a person or a thing.</summary>
    /// <exception cref="InvalidOperationException">The row is not sealed yet, or was erased before.</exception>
    public void Erase(Guid erasure)
    {
        if (SealSequence is null || IsErased)
        {
            throw new InvalidOperationException($"Row {Id} of the audit trail cannot be erased: it is {(IsErased ? "erased already" : "not sealed")}.");
        }

        (Actor, SubjectId, Unit, Data, Address, SealSalt) = (null, Guid.Empty, null, null, null, null);
        AtUtc = AtUtc.Date;
        ErasureId = erasure;
    }

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
