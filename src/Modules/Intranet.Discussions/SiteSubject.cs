using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions;

/// <summary>Everybody as somebody to ask: the whole organisation in the own scope, all members in the network's.</summary>
internal sealed class SiteSubject(ITenantContext tenant, ICurrentUser user, IStringLocalizer<Texts> texts) : ISubjectResolver
{
    public const string SubjectKind = "site";

    public string Kind => SubjectKind;

    public Task<SubjectInfo?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsThere(scope) && id == IdOf(scope) ? Describe(scope) : null);

    public Task<IReadOnlyList<SubjectInfo>> ListPostableAsync(Scope scope, string? like, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<SubjectInfo>>(IsThere(scope) && like is null && limit > 0 ? [Describe(scope)] : []);

    private bool IsThere(Scope scope) => !user.IsGuest && (scope == Scope.Network || !tenant.Shell.IsDefault);

    private Guid IdOf(Scope scope) => ContentKey.ToId(scope == Scope.Network ? ShellSettings.DefaultName : tenant.Shell.Name, SubjectKind, SubjectKind);

    private SubjectInfo Describe(Scope scope) => new()
    {
        Subject = new SubjectRef(SubjectKind, IdOf(scope)),
        Title = scope == Scope.Network ? texts["AllMembers.Title"] : tenant.Shell.Title,
        Path = "questions",
        AccessLabel = AccessLabel.Open,
        Audience = scope == Scope.Network ? texts["AllMembers"] : tenant.Shell.Title,
        MayPost = true,

        // What all members read is moderated on the network's own site, not by one organisation's moderators.
        MayModerate = user.May(DiscussionPermissions.Moderate) && (scope == Scope.Own || tenant.Shell.IsDefault),
    };
}
