namespace Intranet.Communities.Api;

/// <summary>What a new community needs. Description is Markdown; access is <c>open</c> (also without it) or <c>closed</c>.</summary>
public sealed record NewCommunity(string? Title, string? Description, string? Access = null, IReadOnlyList<string>? Tags = null);

/// <summary>A community as the caller sees it. <c>role</c> is null for who is not a member.</summary>
public sealed record CommunityBody(
    Guid Id, string Title, string Description, CommunityAccess Access, IReadOnlyList<string> Tags, int MemberCount, int OrganisationCount, MemberRole? Role,
    DateTime CreatedUtc, DateTime UpdatedUtc);
