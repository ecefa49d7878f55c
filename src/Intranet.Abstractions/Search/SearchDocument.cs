namespace Intranet.Abstractions;

/// <summary>What the search index holds about one thing. The same shape for every kind.</summary>
public sealed record SearchDocument
{
    /// <summary><c>case</c>, <c>thread</c>, <c>community</c>, <c>person</c> …</summary>
    public required string Kind { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Revision of the aggregate; a lower one never replaces a higher one.</summary>
    public required long Revision { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text, Markdown already removed.</summary>
    public required string Body { get; init; }

    /// <summary>Path below the reader's site, without scope: <c>cases/{id}</c>. <see cref="SiteLinks"/> makes it an address.</summary>
    public required string Path { get; init; }

    /// <summary>Who may find it inside its index; <see cref="AccessLabel.Open"/> for everybody who may read the index.</summary>
    public required string AccessLabel { get; init; }

    /// <summary>Name of the tenant it comes from.</summary>
    public required string Authority { get; init; }

    /// <summary>Title of the tenant it comes from.</summary>
    public required string AuthorityTitle { get; init; }

    public Guid? CommunityId { get; init; }

    public string? CommunityTitle { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Author { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime UpdatedUtc { get; init; }

    /// <summary><c>sv</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "sv";

    /// <summary>0 to 1: answered, confirmed, used by others.</summary>
    public double Quality { get; init; }

    /// <summary>State shown with the result, as a key of the Search module's texts (<c>answered</c>, <c>unanswered</c>, <c>inUse:3</c>); null for none.</summary>
    public string? State { get; init; }
}

/// <summary>Labels that say who may find a document inside an index.</summary>
public static class AccessLabel
{
    public const string Open = "open";

    public static string Community(Guid id) => $"community:{id:N}";

    /// <summary>For the people of one board or department, and of those below it.</summary>
    public static string Unit(Guid id) => $"unit:{id:N}";
}

/// <summary>Turns one kind of stored thing into search documents. One per kind; called by the indexer and by rebuilds.</summary>
public interface ISearchSource
{
    string Kind { get; }

    /// <summary>Loads the current state; null when the thing does not exist or must not be found.</summary>
    Task<SearchDocument?> LoadAsync(string tenant, Guid id, CancellationToken cancellationToken);

    /// <summary>All ids of this kind in a tenant's store, in any order; those that load as null are left out by the caller.</summary>
    IAsyncEnumerable<Guid> ListAsync(string tenant, CancellationToken cancellationToken);
}

/// <summary>Says which access labels a person holds beyond <see cref="AccessLabel.Open"/>.</summary>
public interface IAccessLabels
{
    Task<IReadOnlyCollection<string>> GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken = default);
}
