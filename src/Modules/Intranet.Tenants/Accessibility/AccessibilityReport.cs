using Intranet.Abstractions;

namespace Intranet.Tenants.Accessibility;

/// <summary>Something that somebody could not use or read, as they told it. Nothing about the person is asked for.</summary>
internal sealed class AccessibilityReport
{
    public const string Kind = "accessibility-report";
    public const int LongestWhere = 500;
    public const int LongestWhat = 4000;
    public const int LongestContact = 200;
    public const int LongestAnswer = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTime AtUtc { get; init; }

    /// <summary>The page it is about; null when not told.</summary>
    public string? Where { get; init; }

    public required string What { get; init; }

    /// <summary>How to reach the person, where they want an answer; null when not told.</summary>
    public string? Contact { get; init; }

    /// <summary>When it was mailed to the organisation; null where it was not.</summary>
    public DateTime? MailedUtc { get; set; }

    /// <summary>When it was dealt with; null while it waits.</summary>
    public DateTime? HandledUtc { get; private set; }

    public Actor? HandledBy { get; private set; }

    /// <summary>What was done about it; null when not told.</summary>
    public string? Answer { get; private set; }

    public void Handle(Actor by, string? answer, DateTime nowUtc)
    {
        HandledBy = by with { };
        Answer = answer;
        HandledUtc = nowUtc;
    }
}
