using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities;

/// <summary>
/// A person's communities: which they are a member of, and the labels of the closed ones; and whether the current person is asked to join
/// one. Asked often, read once per request, in one statement.
/// </summary>
internal sealed class CommunityLabels(IStores stores, Invitations invitations, ICurrentUser user) : IAccessLabels, ISubjectMemberships
{
    private readonly Dictionary<(Scope, string, Guid), List<Place>> _read = [];

    /// <summary>True when an invitation waits for the current person.</summary>
    public async Task<bool> IsAskedAsync(CancellationToken cancellationToken) => (await ReadAsync(Scope.Network, user.Actor, cancellationToken)).Exists(p => p.IsAsked);

    async Task<IReadOnlyCollection<string>> IAccessLabels.GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(scope, actor, cancellationToken)).Where(p => p is { IsClosed: true, IsAsked: false }).Select(p => AccessLabel.Community(p.Id))];

    async Task<IReadOnlyCollection<SubjectRef>> ISubjectMemberships.GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(scope, actor, cancellationToken)).Where(p => !p.IsAsked).Select(p => new SubjectRef(Community.ContentKind, p.Id))];

    private async Task<List<Place>> ReadAsync(Scope scope, Actor actor, CancellationToken cancellationToken)
    {
        var key = (scope, actor.Tenant, actor.UserId);
        if (_read.TryGetValue(key, out var places))
        {
            return places;
        }

        var db = stores.Open(scope);
        var query =
            from membership in db.Set<Membership>()
            where membership.UserId == actor.UserId && membership.Tenant == actor.Tenant
            join community in db.Set<Community>() on membership.CommunityId equals community.Id
            select new { community.Id, IsClosed = community.Access == CommunityAccess.Closed, IsAsked = false };
        if (scope == Scope.Network && user.IsSignedIn && actor.Is(user.Actor))
        {
            query = query.Concat(invitations.Mine(db).Select(i => new { Id = i.CommunityId, IsClosed = false, IsAsked = true }));
        }

        return _read[key] = [.. (await query.ToListAsync(cancellationToken)).Select(p => new Place(p.Id, p.IsClosed, p.IsAsked))];
    }

    private sealed record Place(Guid Id, bool IsClosed, bool IsAsked);
}
