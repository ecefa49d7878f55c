using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>What a list of threads is to hold.</summary>
internal sealed record ThreadQuery
{
    public ThreadTab Tab { get; init; }

    /// <summary>Null for every kind.</summary>
    public ThreadKind? Kind { get; init; }

    /// <summary>Null for every subject.</summary>
    public SubjectRef? Subject { get; init; }
}
