namespace Intranet.Abstractions;

/// <summary>Something that threads can be attached to: <c>community</c> or <c>case</c>.</summary>
public sealed record SubjectRef(string Kind, Guid Id);

/// <summary>What a module answers about its subject, for one reader.</summary>
public sealed record SubjectInfo
{
    public required SubjectRef Subject { get; init; }

    public required string Title { get; init; }

    /// <summary>Path below the site without scope, <c>communities/{id}</c>.</summary>
    public required string Path { get; init; }

    public required string AccessLabel { get; init; }

    /// <summary>The audience as people read it: "Växjö kommun", "Nätverk för vinterväghållning (214 medlemmar i 65 organisationer)".</summary>
    public required string Audience { get; init; }

    public required bool MayPost { get; init; }

    /// <summary>May post announcements, close threads and accept answers for others.</summary>
    public required bool MayModerate { get; init; }

    /// <summary>
    /// True when the subject was withdrawn: what the reader's own organisation wrote about it remains readable to that
    /// organisation, nothing else does, and nobody may post.
    /// </summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whom questions are put to; null when it is nobody in particular.</summary>
    public Actor? Owner { get; init; }
}

/// <summary>Finds subjects of one kind. Implemented by the module that owns the kind; answers null for what the reader may not see.</summary>
public interface ISubjectResolver
{
    string Kind { get; }

    Task<SubjectInfo?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Subjects of this kind that the reader may post in, for choosing where a question goes; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<SubjectInfo>> ListPostableAsync(Scope scope, string? like, int limit, CancellationToken cancellationToken = default);
}

/// <summary>Tells whether an organisation has written about a subject. Implemented by the module that keeps the threads.</summary>
public interface ISubjectContributors
{
    Task<bool> HasContributedAsync(Scope scope, SubjectRef subject, string tenant, CancellationToken cancellationToken = default);
}
