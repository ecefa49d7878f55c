namespace Intranet.Cases;

/// <summary>What somebody writes about a case. A draft needs the title only; publishing needs problem, solution, outcome and contact.</summary>
public sealed record CaseInput
{
    /// <summary>1 to 200 characters.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text, at most 1 000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>Markdown, at most 200 000 characters.</summary>
    public string? Problem { get; init; }

    /// <summary>Markdown, at most 200 000 characters.</summary>
    public string? Solution { get; init; }

    /// <summary>Markdown, at most 200 000 characters.</summary>
    public string? Outcome { get; init; }

    /// <summary>Markdown, at most 200 000 characters.</summary>
    public string? Contact { get; init; }

    /// <summary>At most 12, each of at most 50 characters.</summary>
    public IReadOnlyList<string?>? Tags { get; init; }

    /// <summary>When and how long, in words; at most 200 characters.</summary>
    public string? Period { get; init; }

    /// <summary>What it cost, in words; at most 200 characters.</summary>
    public string? Cost { get; init; }

    /// <summary><c>idea</c>, <c>pilot</c>, <c>inUse</c> or <c>ended</c>; null when not told.</summary>
    public string? State { get; init; }

    /// <summary>Statute or decision that it rests on; at most 500 characters.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>One of the writer's units, whose people alone may then read it; null for the whole organisation. On a published case it counts when a new version is published.</summary>
    public Guid? UnitId { get; init; }
}
