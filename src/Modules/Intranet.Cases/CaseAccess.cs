using System.Linq.Expressions;
using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>Who may do what with a case of the own organisation: the one place that decides it.</summary>
internal sealed class CaseAccess(ICurrentUser user)
{
    /// <summary>What everybody in the organisation may read.</summary>
    public static readonly Expression<Func<Case, bool>> InLibrary = c => c.Status == CaseStatus.Published && c.RemovedUtc == null;

    public Actor Actor => user.Actor;

    public bool MayWrite => user.May(CasePermissions.Write);

    public bool MayReview => user.May(CasePermissions.Share);

    /// <summary>A draft is seen by those who write it and nobody else, whatever their role.</summary>
    public bool MaySee(Case c) => c.IsWrittenBy(Actor) || (c.Status == CaseStatus.Published && (!c.IsRemoved || user.May(CasePermissions.Edit)));

    public bool MayEdit(Case c) => c.IsWrittenBy(Actor) ? MayWrite : c.Status == CaseStatus.Published && user.May(CasePermissions.Edit);

    /// <summary>May name co-authors, and throw a draft away.</summary>
    public bool Owns(Case c) => c.Author.Is(Actor) && MayWrite;

    /// <summary>May share, return and withdraw.</summary>
    public bool MayDecide(Case c) => MayReview && c.Status == CaseStatus.Published && !c.IsRemoved;
}
