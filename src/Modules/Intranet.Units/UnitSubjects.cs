using Intranet.Abstractions;

namespace Intranet.Units;

/// <summary>Units as something that questions are put to; for their own people.</summary>
internal sealed class UnitSubjects(UnitReader units, ITenantContext tenant) : ISubjectResolver
{
    public string Kind => Unit.Kind;

    public async Task<SubjectInfo?> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken = default)
    {
        if (scope != Scope.Own || tenant.Shell.IsDefault || !(await units.GetReachAsync(cancellationToken)).Contains(id))
        {
            return null;
        }

        var unit = (await units.TreeAsync(cancellationToken)).Find(id);
        return unit is null ? null : Describe(unit.Id, unit.Title, unit.ClosedUtc is null);
    }

    public async Task<IReadOnlyList<SubjectInfo>> ListPostableAsync(Scope scope, string? like, int limit, CancellationToken cancellationToken = default) =>
        scope == Scope.Own && like is null
            ? [.. (await units.GetMineAsync(cancellationToken)).Take(limit).Select(u => Describe(u.Id, u.Title, isOpen: true))]
            : [];

    private SubjectInfo Describe(Guid id, string title, bool isOpen) => new()
    {
        Subject = new SubjectRef(Kind, id),
        Title = title,
        Path = $"units/{id}",
        AccessLabel = AccessLabel.Unit(id),
        Audience = title,
        MayPost = isOpen,
        MayModerate = false,
    };
}
