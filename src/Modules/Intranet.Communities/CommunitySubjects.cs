using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>Communities as something that threads hang on.</summary>
internal sealed class CommunitySubjects(IStores stores, ICurrentUser user, CommunityFinder finder, CommunityRights rights, AudienceText audience) : ISubjectResolver
{
    public string Kind => Community.ContentKind;

    public async Task<SubjectInfo?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken = default) =>
        await finder.FindAsync(scope, id, cancellationToken) is { } found ? Describe(scope, found.Community, found.MayModerate) : null;

    public async Task<IReadOnlyList<SubjectInfo>> ListPostableAsync(Scope scope, string? like, int limit, CancellationToken cancellationToken = default)
    {
        var db = stores.Open(scope);
        var me = user.Actor;
        var mine = await db.Set<Membership>().AsNoTracking().Where(m => m.UserId == me.UserId && m.Tenant == me.Tenant)
            .ToDictionaryAsync(m => m.CommunityId, cancellationToken);
        var ids = mine.Keys.ToList();
        var isGuest = user.IsGuest;
        var readable = db.Set<Community>().AsNoTracking().Where(c => (!isGuest && c.Access == CommunityAccess.Open) || ids.Contains(c.Id));
        var communities = like is null
            ? await readable.OrderBy(c => ids.Contains(c.Id) ? 0 : 1).ThenBy(c => c.Title).Take(limit).ToListAsync(cancellationToken)
            : CommunityMatch.Best(await readable.ToListAsync(cancellationToken), like, limit);
        return [.. communities.Select(c => Describe(scope, c, rights.MayModerate(scope, c, mine.GetValueOrDefault(c.Id))))];
    }

    private SubjectInfo Describe(Scope scope, Community community, bool mayModerate) => new()
    {
        Subject = new SubjectRef(Kind, community.Id),
        Title = community.Title,
        Path = $"communities/{community.Id}",
        AccessLabel = community.AccessLabel,
        Audience = audience.Of(scope, community),
        MayPost = true,
        MayModerate = mayModerate,
    };
}
