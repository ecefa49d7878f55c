using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases;

/// <summary>Cases as something to ask and talk about, in the own organisation and with all members.</summary>
internal sealed class CaseSubjects(
    IStores stores, ICurrentUser user, CaseAccess access, SharedCaseAccess sharedAccess, ITenantContext tenant, IUnits units, IStringLocalizer<Texts> texts) : ISubjectResolver
{
    public string Kind => Case.Kind;

    public async Task<SubjectInfo?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken = default)
    {
        if (user.IsGuest)
        {
            return null;
        }

        var db = stores.Open(scope);
        if (scope == Scope.Own)
        {
            var own = await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            return own is not null && await access.MaySeeAsync(own, cancellationToken) ? await OfAsync(own, cancellationToken) : null;
        }

        var shared = await db.Set<SharedCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return shared is not null && await sharedAccess.MaySeeAsync(shared, cancellationToken) ? Of(shared) : null;
    }

    /// <summary>None: a question about a case is asked on the case's own page.</summary>
    public Task<IReadOnlyList<SubjectInfo>> ListPostableAsync(Scope scope, string? like, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<SubjectInfo>>([]);

    private async Task<SubjectInfo> OfAsync(Case own, CancellationToken cancellationToken) => new()
    {
        Subject = new SubjectRef(Kind, own.Id),
        Title = own.Content.Title,
        Path = CasePaths.Of(own.Id),
        AccessLabel = own.UnitId is { } unit ? AccessLabel.Unit(unit) : AccessLabel.Open,
        Audience = own.UnitId is { } id && await units.FindAsync(id, cancellationToken) is { } found ? found.Title : tenant.Shell.Title,
        MayPost = own.Status == CaseStatus.Published && !own.IsRemoved,
        MayModerate = own.IsWrittenBy(user.Actor) || user.May(CasePermissions.Edit),
        Owner = own.Author,
    };

    private SubjectInfo Of(SharedCase shared) => new()
    {
        Subject = new SubjectRef(Kind, shared.Id),
        Title = shared.Content?.Title ?? texts["Withdrawn.Title", shared.Author.Organisation],
        Path = CasePaths.Of(shared.Id),
        AccessLabel = SharedCaseLabels.Of(shared),
        Audience = texts["AllMembers"],
        MayPost = !shared.IsWithdrawn,
        MayModerate = !shared.IsWithdrawn && shared.Author.Is(user.Actor),
        IsWithdrawn = shared.IsWithdrawn,
        Owner = shared.Author,
    };
}
