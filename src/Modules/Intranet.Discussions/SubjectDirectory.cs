using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>Finds subjects of every kind for the current person.</summary>
internal sealed class SubjectDirectory(IEnumerable<ISubjectResolver> resolvers, ITenantContext tenant)
{
    private readonly Dictionary<string, ISubjectResolver> _resolvers = resolvers.ToDictionary(r => r.Kind, StringComparer.Ordinal);

    /// <summary>The scopes that the person reads, the own one first. The network's own site has none of its own.</summary>
    public IReadOnlyList<Scope> Scopes => tenant.Shell.IsDefault ? [Scope.Network] : [Scope.Own, Scope.Network];

    /// <summary>Null for what does not exist or may not be seen.</summary>
    public async Task<SubjectInfo?> FindAsync(Scope scope, SubjectRef subject, CancellationToken cancellationToken) =>
        Scopes.Contains(scope) && _resolvers.TryGetValue(subject.Kind, out var resolver)
            ? await resolver.FindAsync(scope, subject.Id, cancellationToken)
            : null;

    /// <summary>Subjects of a kind that the person may post in; empty where nobody keeps the kind.</summary>
    public async Task<IReadOnlyList<SubjectInfo>> ListPostableAsync(Scope scope, string kind, string? like, int limit, CancellationToken cancellationToken) =>
        Scopes.Contains(scope) && _resolvers.TryGetValue(kind, out var resolver)
            ? await resolver.ListPostableAsync(scope, like, limit, cancellationToken)
            : [];
}
