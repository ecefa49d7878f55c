using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases;

/// <summary>Says why somebody may or may not do something with a case. A draft is not even named to who may not see it.</summary>
internal sealed class CaseRulesExplained(IStores stores, CaseAccess asking, IUnits units, IEnumerable<IAccessLabels> labels, IStringLocalizer<Texts> texts) : IAccessRules
{
    public async Task<ExplainedThing?> ExplainAsync(Guid id, ICurrentUser person, CancellationToken cancellationToken = default)
    {
        var found = await stores.Open(Scope.Own).Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (found is null || !await asking.MaySeeAsync(found, cancellationToken))
        {
            return null;
        }

        var access = new CaseAccess(person, units);
        return new ExplainedThing(found.Content.Title, CasePaths.Of(id),
        [
            Explain("Rule.See", access.See(found, await ReachesAsync(found, person.Actor, cancellationToken))),
            Explain("Rule.Edit", access.Edit(found)),
            Explain("Rule.Own", access.Own(found)),
            Explain("Rule.Decide", access.Decide(found)),
        ]);
    }

    private async Task<bool> ReachesAsync(Case c, Actor person, CancellationToken cancellationToken)
    {
        if (c.UnitId is not { } unit)
        {
            return true;
        }

        foreach (var source in labels)
        {
            if ((await source.GetAsync(Scope.Own, person, cancellationToken)).Contains(AccessLabel.Unit(unit)))
            {
                return true;
            }
        }

        return false;
    }

    private ExplainedAction Explain(string name, AccessDecision decision) => new(texts[name], decision.InWords(step => texts["Rule.Step." + step]));
}
