using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Units;

/// <summary>The units of a person. Asked often, read once per request.</summary>
internal sealed class UnitReader(IStores stores, ITenantContext tenant, ICurrentUser user, IFeatureState features) : IUnits, IAccessLabels, ISubjectMemberships
{
    private readonly Dictionary<Guid, IReadOnlyList<Guid>> _memberships = [];
    private UnitTree? _tree;

    public async Task<IReadOnlyList<UnitInfo>> GetMineAsync(CancellationToken cancellationToken = default)
    {
        if (tenant.Shell.IsDefault || !(await features.GetEnabledAsync(tenant.Shell.Name, cancellationToken)).Contains("Intranet.Units"))
        {
            return [];
        }

        var ids = await MembershipsAsync(user.Actor, cancellationToken);
        if (ids.Count == 0)
        {
            return [];
        }

        var tree = await TreeAsync(cancellationToken);
        return [.. ids.Select(tree.Find).OfType<Unit>().Where(u => u.ClosedUtc is null).Select(tree.Describe).OrderBy(u => u.Path, StringComparer.CurrentCulture)];
    }

    public async Task<IReadOnlySet<Guid>> GetReachAsync(CancellationToken cancellationToken = default) => await ReachAsync(user.Actor, cancellationToken);

    public async Task<UnitInfo?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        var tree = await TreeAsync(cancellationToken);
        return tree.Find(id) is { } unit ? tree.Describe(unit) : null;
    }

    /// <summary>All units, read once per request.</summary>
    public async Task<UnitTree> TreeAsync(CancellationToken cancellationToken) =>
        _tree ??= new UnitTree(await stores.Open(Scope.Own).Set<Unit>().AsNoTracking().ToListAsync(cancellationToken));

    async Task<IReadOnlyCollection<string>> IAccessLabels.GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken) =>
        scope == Scope.Own ? [.. (await ReachAsync(actor, cancellationToken)).Select(AccessLabel.Unit)] : [];

    async Task<IReadOnlyCollection<SubjectRef>> ISubjectMemberships.GetAsync(Scope scope, Actor actor, CancellationToken cancellationToken) =>
        scope == Scope.Own ? [.. (await MembershipsAsync(actor, cancellationToken)).Select(id => new SubjectRef(Unit.Kind, id))] : [];

    private async Task<IReadOnlySet<Guid>> ReachAsync(Actor actor, CancellationToken cancellationToken)
    {
        var ids = await MembershipsAsync(actor, cancellationToken);
        if (ids.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var tree = await TreeAsync(cancellationToken);
        return ids.SelectMany(tree.Upwards).Select(u => u.Id).ToHashSet();
    }

    private async Task<IReadOnlyList<Guid>> MembershipsAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (tenant.Shell.IsDefault || actor.Tenant != tenant.Shell.Name)
        {
            return [];
        }

        return _memberships.TryGetValue(actor.UserId, out var ids)
            ? ids
            : _memberships[actor.UserId] = await stores.Open(Scope.Own).Set<UnitMember>().Where(m => m.UserId == actor.UserId).Select(m => m.UnitId).ToListAsync(cancellationToken);
    }
}
