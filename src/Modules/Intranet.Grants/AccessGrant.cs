using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Grants;

/// <summary>
/// That the network's coordinators may read some of an organisation's content for a time. Lives in the store of the organisation
/// that gave it, and is asked there each time it is used.
/// </summary>
internal sealed class AccessGrant : Aggregate
{
    public const string Kind = "grant";
    public const int LongestReason = 500;
    public const int MostDays = 30;

    /// <summary>How long the content stays open to a coordinator who has opened it.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(30);

    private AccessGrant()
    {
    }

    public AccessGrant(IEnumerable<string> contents, string reason, Actor givenBy, DateTime nowUtc, int days)
    {
        Contents = [.. contents.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        (Reason, GivenBy, GivenUtc, UntilUtc) = (reason, givenBy with { }, nowUtc, nowUtc.AddDays(days));
    }

    public override string? OutboxKind => Kind;

    /// <summary>Kinds of content that may be read, as <see cref="IGrantedContent.Kind"/> names them.</summary>
    public List<string> Contents { get; private set; } = [];

    public string Reason { get; private set; } = "";

    public Actor GivenBy { get; private set; } = null!;

    public DateTime GivenUtc { get; private set; }

    public DateTime UntilUtc { get; private set; }

    /// <summary>Who ended it before its time; null while nobody did.</summary>
    public Actor? EndedBy { get; private set; }

    public DateTime? EndedUtc { get; private set; }

    /// <summary>Who opened it last; null before the first.</summary>
    public Actor? OpenedBy { get; private set; }

    public DateTime? OpenedUtc { get; private set; }

    public bool IsActive(DateTime nowUtc) => EndedUtc is null && nowUtc < UntilUtc;

    /// <summary>True while the person may read without opening it anew.</summary>
    public bool IsOpenTo(Actor person, DateTime nowUtc) =>
        IsActive(nowUtc) && OpenedBy is not null && OpenedBy.Is(person) && OpenedUtc is { } opened && nowUtc - opened < OpenFor;

    public Error? Open(Actor by, DateTime nowUtc)
    {
        if (!IsActive(nowUtc))
        {
            return new GrantIsOver();
        }

        (OpenedBy, OpenedUtc) = (by with { }, nowUtc);
        return null;
    }

    public Error? End(Actor by, DateTime nowUtc)
    {
        if (!IsActive(nowUtc))
        {
            return new GrantIsOver();
        }

        (EndedBy, EndedUtc) = (by with { }, nowUtc);
        return null;
    }
}

/// <summary>The time of a grant is over, or somebody ended it.</summary>
internal sealed record GrantIsOver() : Error(ErrorKind.Conflict);

/// <summary>A number of days is not a whole number within the bounds.</summary>
internal sealed record GrantDaysInvalid : Error
{
    public GrantDaysInvalid(string field)
        : base(ErrorKind.Invalid) => Field = field;

    public override object[] Arguments => [AccessGrant.MostDays];
}
