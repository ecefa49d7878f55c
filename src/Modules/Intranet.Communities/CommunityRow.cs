using Intranet.Abstractions;

namespace Intranet.Communities;

/// <summary>A community in a list.</summary>
internal sealed record CommunityRow(
    Guid Id, string Title, string Description, CommunityAccess Access, List<string> Tags, int MemberCount, int OrganisationCount, MemberRole? MyRole,
    DateTime CreatedUtc, DateTime UpdatedUtc, long Revision);
