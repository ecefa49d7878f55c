using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities;

/// <summary>Says why somebody may or may not see and moderate a community of the own organisation.</summary>
internal sealed class CommunityRulesExplained(IStores stores, ICurrentUser asking, IStringLocalizer<Texts> texts) : IAccessRules
{
    public async Task<ExplainedThing?> ExplainAsync(Guid id, ICurrentUser person, CancellationToken cancellationToken = default)
    {
        var db = stores.Open(Scope.Own);
        var found = await db.Set<Community>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (found is null || !CommunityRights.MaySee(found, await MembershipAsync(db, id, asking.Actor, cancellationToken)))
        {
            return null;
        }

        var theirs = await MembershipAsync(db, id, person.Actor, cancellationToken);
        return new ExplainedThing(found.Title, $"communities/{id}",
        [
            Explain("Rule.See", CommunityRights.See(found, theirs)),
            Explain("Rule.Moderate", new CommunityRights(person).Moderate(Scope.Own, found, theirs)),
        ]);
    }

    private static Task<Membership?> MembershipAsync(IntranetDbContext db, Guid id, Actor actor, CancellationToken cancellationToken) =>
        db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.CommunityId == id && m.Tenant == actor.Tenant && m.UserId == actor.UserId, cancellationToken);

    private ExplainedAction Explain(string name, AccessDecision decision) => new(texts[name], decision.InWords(step => texts["Rule.Step." + step]));
}
