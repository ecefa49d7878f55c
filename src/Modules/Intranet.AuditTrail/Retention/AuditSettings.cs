using System.Collections.Frozen;

namespace Intranet.AuditTrail.Retention;

/// <summary>What an organisation has decided about its trail.</summary>
internal sealed record AuditSettings
{
    /// <summary>Bounds of a time of keeping, in days: a month, and a hundred years.</summary>
    public const int FewestDays = 30;

    public const int MostDays = 36_525;

    /// <summary>True when the caller's network address is kept with each row.</summary>
    public bool KeepsAddresses { get; init; }

    /// <summary>Days that rows are kept whose kind has no time of its own; null keeps them.</summary>
    public int? Days { get; init; }

    /// <summary>Days by kind of event, as <see cref="KindOf"/> names it.</summary>
    public IReadOnlyDictionary<string, int> DaysByKind { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Raised at each change.</summary>
    public long Revision { get; init; }

    public bool Erases => Days is not null || DaysByKind.Count > 0;

    /// <summary>The event without its version: <c>users.sign-in-failed</c>.</summary>
    public static string KindOf(string action) => action.LastIndexOf(".v", StringComparison.Ordinal) is > 0 and var at ? action[..at] : action;

    /// <summary>Days that an event's rows are kept; null keeps them. What the trail tells about itself is always kept.</summary>
    public int? DaysFor(string action) =>
        action.StartsWith(AuditEvents.Prefix, StringComparison.Ordinal) ? null
        : DaysByKind.TryGetValue(KindOf(action), out var days) ? days
        : Days;
}
