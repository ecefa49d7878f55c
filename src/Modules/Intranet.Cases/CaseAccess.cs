using System.Linq.Expressions;
using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>Who may do what with a case of the own organisation: the one place that decides it, and that says why.</summary>
internal sealed class CaseAccess(ICurrentUser user, IUnits units)
{
    /// <summary>What is in the library, for the whole organisation or for one of its units.</summary>
    public static Expression<Func<Case, bool>> InLibrary => c => c.Status == CaseStatus.Published && c.RemovedUtc == null;

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

    public async Task<bool> MaySeeAsync(Case c, CancellationToken cancellationToken) =>
        See(c, c.UnitId is not { } unit || (await units.GetReachAsync(cancellationToken)).Contains(unit)).IsAllowed;

    public bool MayEdit(Case c) => Edit(c).IsAllowed;

    /// <summary>May name co-authors, and throw a draft away.</summary>
    public bool Owns(Case c) => Own(c).IsAllowed;

    /// <summary>May share, return and withdraw.</summary>
    public bool MayDecide(Case c) => Decide(c).IsAllowed;

    /// <summary>
    /// A draft is seen by those who write it and nobody else, whatever their role; what is meant for a unit by them and its people.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="reachesUnit">True when the case is meant for all, or for a unit that the person is in.</param>
    public AccessDecision See(Case c, bool reachesUnit) => AccessDecision
        .When(Writes(c))
        .Or(IsPublished(c), IsNotRemoved(c), new RuleStep("unit", reachesUnit))
        .Or(IsPublished(c), Holds(CasePermissions.Edit), new RuleStep("unit", reachesUnit));

    public AccessDecision Edit(Case c) => c.IsWrittenBy(Actor)
        ? AccessDecision.When(Writes(c), Holds(CasePermissions.Write))
        : AccessDecision.When(IsPublished(c), Holds(CasePermissions.Edit));

    public AccessDecision Own(Case c) => AccessDecision.When(new RuleStep("author", c.Author.Is(Actor)), Holds(CasePermissions.Write));

    public AccessDecision Decide(Case c) => AccessDecision.When(Holds(CasePermissions.Share), IsPublished(c), IsNotRemoved(c));

    private RuleStep Holds(Permission permission) => new(permission.Name, user.May(permission), permission);

    private RuleStep Writes(Case c) => new("writer", c.IsWrittenBy(Actor));

    private static RuleStep IsPublished(Case c) => new("published", c.Status == CaseStatus.Published);

    private static RuleStep IsNotRemoved(Case c) => new("not-removed", !c.IsRemoved);
}
