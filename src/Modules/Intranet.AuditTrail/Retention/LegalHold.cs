using System.Linq.Expressions;
using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.AuditTrail.Retention;

/// <summary>Keeps rows from being erased while something is looked into. What it covers stays whatever the times of keeping say.</summary>
internal sealed class LegalHold : Aggregate
{
    public const int LongestReason = 500;

    private LegalHold()
    {
    }

    public LegalHold(string reason, DateTime? fromUtc, DateTime? untilUtc, Guid? about, Actor setBy, DateTime nowUtc) =>
        (Reason, FromUtc, UntilUtc, About, SetBy, SetUtc) = (reason, fromUtc, untilUtc, about, setBy with { }, nowUtc);

    public override string? OutboxKind => null;

    public string Reason { get; private set; } = "";

    /// <summary>First instant covered; null from the beginning.</summary>
    public DateTime? FromUtc { get; private set; }

    /// <summary>First instant no longer covered; null without end.</summary>
    public DateTime? UntilUtc { get; private set; }

    /// <summary>Id of the person or thing covered, as who did it or as what it was done to; null covers all.</summary>
    public Guid? About { get; private set; }

    public Actor SetBy { get; private set; } = null!;

    public DateTime SetUtc { get; private set; }

    /// <summary>Null while it holds.</summary>
    public Actor? ReleasedBy { get; private set; }

    public DateTime? ReleasedUtc { get; private set; }

    public bool Holds => ReleasedUtc is null;

    public Error? Release(Actor by, DateTime nowUtc)
    {
        if (!Holds)
        {
            return new HoldAlreadyReleased();
        }

        (ReleasedBy, ReleasedUtc) = (by with { }, nowUtc);
        return null;
    }

    /// <summary>The rows that the hold leaves free.</summary>
    public Expression<Func<AuditEntry, bool>> Free()
    {
        var (from, until, about) = (FromUtc ?? DateTime.MinValue, UntilUtc ?? DateTime.MaxValue, About);
        return about is null
            ? row => row.AtUtc < from || row.AtUtc >= until
            : row => row.AtUtc < from || row.AtUtc >= until || (row.SubjectId != about && (row.Actor == null || row.Actor.UserId != about));
    }
}
