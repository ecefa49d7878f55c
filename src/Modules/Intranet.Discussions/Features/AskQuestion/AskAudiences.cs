using Intranet.Abstractions;

namespace Intranet.Discussions.Features.AskQuestion;

/// <summary>
/// Where a question may go, the narrowest first: the asker's units, the organisation, its communities, communities between all members, all members.
/// Those that resemble the question stand first among their kind.
/// </summary>
internal sealed class AskAudiences(SubjectDirectory subjects, ThreadRights rights)
{
    private const string Community = "community";
    private const string UnitKind = "unit";
    private const int MostSuggested = 2;
    private const int MostListed = 6;

    public async Task<IReadOnlyList<AskAudience>> ListAsync(string? text, SubjectAddress? chosen, CancellationToken cancellationToken)
    {
        var audiences = new List<AskAudience>();
        foreach (var scope in subjects.Scopes)
        {
            audiences.AddRange(from unit in await subjects.ListPostableAsync(scope, UnitKind, like: null, MostListed, cancellationToken) select new AskAudience(scope, unit));
            var everybody = from site in await subjects.ListPostableAsync(scope, SiteSubject.SubjectKind, like: null, 1, cancellationToken) select new AskAudience(scope, site);
            var communities = await CommunitiesAsync(scope, text, cancellationToken);
            audiences.AddRange(scope == Scope.Own ? everybody.Concat(communities) : communities.Concat(everybody));
        }

        var allowed = audiences.Where(a => rights.MayPost(a.Scope, a.Subject)).DistinctBy(a => a.Value).ToList();
        if (chosen is not null && allowed.All(a => a.Value != chosen.ToString()) && await FindAsync(chosen, cancellationToken) is { } other)
        {
            allowed.Insert(0, other);
        }

        return allowed;
    }

    public async Task<AskAudience?> FindAsync(SubjectAddress address, CancellationToken cancellationToken) =>
        await subjects.FindAsync(address.Scope, address.Subject, cancellationToken) is { } subject && rights.MayPost(address.Scope, subject)
            ? new AskAudience(address.Scope, subject)
            : null;

    private async Task<IEnumerable<AskAudience>> CommunitiesAsync(Scope scope, string? text, CancellationToken cancellationToken)
    {
        var suggested = string.IsNullOrWhiteSpace(text) ? [] : await subjects.ListPostableAsync(scope, Community, text, MostSuggested, cancellationToken);
        var listed = await subjects.ListPostableAsync(scope, Community, like: null, MostListed, cancellationToken);
        return suggested.Select(s => new AskAudience(scope, s, IsSuggested: true)).Concat(listed.Select(s => new AskAudience(scope, s)));
    }
}
