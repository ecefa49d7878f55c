using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>A person's communities: which they are a member of, and the labels of the closed ones. Asked often, read once per request.</summary>
internal sealed class CommunityLabels(IStores stores) : IAccessLabels, ISubjectMemberships
{
    private readonly Dictionary<(Scope, string, Guid), List<Joined>> _read = [];

    async Task<IReadOnlyCollection<string>> IAccessLabels.GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(scope, actor, cancellationToken)).Where(j => j.Access == CommunityAccess.Closed).Select(j => AccessLabel.Community(j.Id))];

    async Task<IReadOnlyCollection<SubjectRef>> ISubjectMemberships.GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(scope, actor, cancellationToken)).Select(j => new SubjectRef(Community.ContentKind, j.Id))];

    private async Task<List<Joined>> ReadAsync(Scope scope, Actor actor, CancellationToken cancellationToken)
    {
        var key = (scope, actor.Tenant, actor.UserId);
        if (_read.TryGetValue(key, out var joined))
        {
            return joined;
        }

        var db = stores.Open(scope);
        var query =
            from membership in db.Set<Membership>()
            where membership.UserId == actor.UserId && membership.Tenant == actor.Tenant
            join community in db.Set<Community>() on membership.CommunityId equals community.Id
            select new Joined(community.Id, community.Access);
        return _read[key] = await query.ToListAsync(cancellationToken);
    }

    private sealed record Joined(Guid Id, CommunityAccess Access);
}
