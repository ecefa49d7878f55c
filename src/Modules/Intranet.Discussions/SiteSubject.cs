using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>The whole organisation as a subject: where questions go that belong to no community.</summary>
internal sealed class SiteSubject(ITenantContext tenant, ICurrentUser user) : ISubjectResolver
{
    public const string SubjectKind = "site";

    public string Kind => SubjectKind;

    private Guid Id => ContentKey.ToId(tenant.Shell.Name, SubjectKind, SubjectKind);

    public Task<SubjectInfo?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken = default) =>
        Task.FromResult(scope == Scope.Own && id == Id && !tenant.Shell.IsDefault && !user.IsGuest ? Describe() : null);

    public Task<IReadOnlyList<SubjectInfo>> ListPostableAsync(Scope scope, string? like, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<SubjectInfo>>(scope == Scope.Own && like is null && limit > 0 && !tenant.Shell.IsDefault && !user.IsGuest ? [Describe()] : []);

    private SubjectInfo Describe() => new()
    {
        Subject = new SubjectRef(SubjectKind, Id),
        Title = tenant.Shell.Title,
        Path = "questions",
        AccessLabel = AccessLabel.Open,
        Audience = tenant.Shell.Title,
        MayPost = true,
        MayModerate = user.May(DiscussionPermissions.Moderate),
    };
}
