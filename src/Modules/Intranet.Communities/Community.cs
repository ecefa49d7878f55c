using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Communities;

/// <summary>A community of practice.</summary>
internal sealed class Community : Aggregate
{
    public const string ContentKind = "community";
    public const int TitleMaximum = 120;
    public const int DescriptionMaximum = 20_000;

    private Community()
    {
    }

    public override string? OutboxKind => ContentKind;

    public string Title { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Description { get; private set; } = "";

    public CommunityAccess Access { get; private set; }

    public List<string> Tags { get; private set; } = [];

    public int MemberCount { get; private set; }

    /// <summary>Organisations that the members come from.</summary>
    public int OrganisationCount { get; private set; }

    public Actor CreatedBy { get; private init; } = null!;

    public DateTime CreatedUtc { get; private init; }

    /// <summary>When title, description, access or tags last changed.</summary>
    public DateTime UpdatedUtc { get; private set; }

    /// <summary>Raised when title, description, access or tags change; unlike the revision not by people who come and go.</summary>
    public int Edition { get; private set; } = 1;

    /// <summary>Who may read it and what hangs on it.</summary>
    public string AccessLabel => Access == CommunityAccess.Open ? Abstractions.AccessLabel.Open : Abstractions.AccessLabel.Community(Id);

    public static Community Create(Guid id, string title, string description, CommunityAccess access, IEnumerable<string> tags, Actor by, DateTime atUtc) => new()
    {
        Id = id,
        Title = title,
        Description = description,
        Access = access,
        Tags = [.. tags],
        CreatedBy = by with { },
        CreatedUtc = atUtc,
        UpdatedUtc = atUtc,
    };

    public void Edit(string title, string description, CommunityAccess access, IEnumerable<string> tags, DateTime nowUtc)
    {
        Title = title;
        Description = description;
        Access = access;
        Tags = [.. tags];
        UpdatedUtc = nowUtc;
        Edition++;
    }

    public void Count(int members, int organisations) => (MemberCount, OrganisationCount) = (members, organisations);
}
