using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Reading;

/// <summary>Lists rows of the own trail, newest first.</summary>
internal sealed record ListAudit(AuditFilter Filter, PageRequest Page);

internal sealed class ListAuditHandler(IStores stores, ICurrentUser user)
{
    public async Task<Result<PagedList<AuditEntry>>> HandleAsync(ListAudit query, CancellationToken cancellationToken)
    {
        if (!user.May(AuditPermissions.Read))
        {
            return new NotFound();
        }

        var filtered = query.Filter.Apply(stores.Open(Scope.Own).Set<AuditEntry>().AsNoTracking());
        if (!filtered.Succeeded)
        {
            return Result<PagedList<AuditEntry>>.From(filtered.Errors);
        }

        var total = await filtered.Value.Rows.CountAsync(cancellationToken);
        var rows = await filtered.Value.Rows.OrderByDescending(a => a.Id).Skip(query.Page.Skip).Take(query.Page.PageSize).ToListAsync(cancellationToken);
        return new PagedList<AuditEntry>(rows, query.Page.Page, query.Page.PageSize, total);
    }

    /// <summary>Kinds of events that the trail holds, in order.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(CancellationToken cancellationToken)
    {
        var actions = await stores.Open(Scope.Own).Set<AuditEntry>().Select(a => a.Action).Distinct().ToListAsync(cancellationToken);
        return [.. actions.Select(Retention.AuditSettings.KindOf).Distinct().Order(StringComparer.Ordinal)];
    }
}
