using System.Linq.Expressions;
using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>Who may do what with a case of the own organisation: the one place that decides it.</summary>
internal sealed class CaseAccess(ICurrentUser user, IUnits units)
{
    /// <summary>What is in the library, for the whole organisation or for one of its units.</summary>
    public static readonly Expression<Func<Case, bool>> InLibrary = c => c.Status == CaseStatus.Published && c.RemovedUtc == null;

    public Actor Actor => user.Actor;

    public bool MayWrite => user.May(CasePermissions.Write);

    public bool MayReview => user.May(CasePermissions.Share);

    /// <summary>What of the library the person may read: all but what is meant for units that the person is not in.</summary>
    public async Task<IQueryable<Case>> ReadableAsync(IQueryable<Case> cases, CancellationToken cancellationToken)
    {
        var reach = (await units.GetReachAsync(cancellationToken)).ToArray();
        var me = Actor.UserId;
        return cases.Where(InLibrary).Where(c => c.UnitId == null || reach.Contains(c.UnitId.Value) || c.Author.UserId == me);
    }

    /// <summary>
    /// A draft is seen by those who write it and nobody else, whatever their role; what is meant for a unit by them and its people.
    /// </summary>
    public async Task<bool> MaySeeAsync(Case c, CancellationToken cancellationToken) =>
        MaySeeIfMeantForAll(c) && (c.UnitId is not { } unit || c.IsWrittenBy(Actor) || (await units.GetReachAsync(cancellationToken)).Contains(unit));

    public bool MayEdit(Case c) => c.IsWrittenBy(Actor) ? MayWrite : c.Status == CaseStatus.Published && user.May(CasePermissions.Edit);

    /// <summary>May name co-authors, and throw a draft away.</summary>
    public bool Owns(Case c) => c.Author.Is(Actor) && MayWrite;

    /// <summary>May share, return and withdraw.</summary>
    public bool MayDecide(Case c) => MayReview && c.Status == CaseStatus.Published && !c.IsRemoved;

    private bool MaySeeIfMeantForAll(Case c) => c.IsWrittenBy(Actor) || (c.Status == CaseStatus.Published && (!c.IsRemoved || user.May(CasePermissions.Edit)));
}
