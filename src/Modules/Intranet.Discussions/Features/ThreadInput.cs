namespace Intranet.Discussions.Features;

/// <summary>What people fill in to write or change a thread.</summary>
public sealed class ThreadInput
{
    public string? Title { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>What a new thread is for.</summary>
    public ThreadKind Kind { get; set; } = ThreadKind.Question;

    /// <summary>Last day on which an announcement matters.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>Edition that was read; null for a new thread.</summary>
    public int? Edition { get; set; }
}
