namespace Intranet.Abstractions;

/// <summary>A line of what an organisation has given insight into.</summary>
/// <param name="Id">The thing, where it has a text to read; null where the line is all.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Facts">Who and what, in the reader's language.</param>
/// <param name="AtUtc">When.</param>
public sealed record GrantedItem(Guid? Id, string Title, string Facts, DateTime AtUtc);

/// <summary>A part of a text.</summary>
/// <param name="Heading">In the reader's language.</param>
/// <param name="Markdown">What it says.</param>
public sealed record GrantedPart(string Heading, string Markdown);

/// <summary>A text of an organisation.</summary>
public sealed record GrantedText(string Title, IReadOnlyList<GrantedPart> Parts);

/// <summary>
/// Content of one kind that an organisation may let the network's coordinators read. Implemented by the module that owns it;
/// never drafts, never what is closed to most of the organisation's own people. The caller has made sure that it was granted.
/// </summary>
public interface IGrantedContent
{
    /// <summary>Stable key, kept with the grant.</summary>
    string Kind { get; }

    /// <summary>Kind of the things in the audit trail.</summary>
    string SubjectKind { get; }

    /// <summary>What it is called, in the reader's language.</summary>
    string Title { get; }

    /// <summary>Lines of an organisation's content, newest first.</summary>
    Task<PagedList<GrantedItem>> ListAsync(string tenant, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>One text; null when there is none.</summary>
    Task<GrantedText?> ReadAsync(string tenant, Guid id, CancellationToken cancellationToken = default);
}
