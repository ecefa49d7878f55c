using Intranet.Abstractions;

namespace Intranet.Tenants.Features.ShowHome;

/// <summary>What a guest was invited to, in both scopes, by title.</summary>
internal sealed class InvitedTo(IEnumerable<ISubjectMemberships> memberships, IEnumerable<ISubjectResolver> resolvers, ICurrentUser user, ITenantContext tenant)
{
    public async Task<IReadOnlyList<(Scope Scope, SubjectInfo Subject)>> FindAsync(CancellationToken cancellationToken)
    {
        var byKind = resolvers.ToDictionary(r => r.Kind, StringComparer.Ordinal);
        var found = new List<(Scope Scope, SubjectInfo Subject)>();
        foreach (var scope in tenant.Shell.IsDefault ? [Scope.Network] : new[] { Scope.Own, Scope.Network })
        {
            foreach (var source in memberships)
            {
                foreach (var subject in await source.GetAsync(scope, user.Actor, cancellationToken))
                {
                    if (byKind.TryGetValue(subject.Kind, out var resolver) && await resolver.FindAsync(scope, subject.Id, cancellationToken) is { } info)
                    {
                        found.Add((scope, info));
                    }
                }
            }
        }

        return [.. found.OrderBy(f => f.Subject.Title, StringComparer.CurrentCulture)];
    }
}
