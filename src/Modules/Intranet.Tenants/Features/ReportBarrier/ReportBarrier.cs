using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Accessibility;

namespace Intranet.Tenants.Features.ReportBarrier;

/// <summary>Tells an organisation that something on its site cannot be used. Anybody may, without saying who they are.</summary>
/// <param name="Where">The page; null when not told.</param>
/// <param name="What">What does not work.</param>
/// <param name="Contact">How to answer; null for no answer.</param>
/// <param name="Place">Where the request comes from, for the limit; never stored.</param>
public sealed record ReportBarrier(string? Where, string? What, string? Contact, string Place);

internal sealed class ReportBarrierHandler(IStores stores, ITenantContext tenant, ISharingGuard sharing, ReportLimit limit)
{
    public async Task<Result<Done>> HandleAsync(ReportBarrier command, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var what = guard.Required(nameof(command.What), command.What, AccessibilityReport.LongestWhat);
        var where = guard.Optional(nameof(command.Where), command.Where, AccessibilityReport.LongestWhere);
        var contact = guard.Optional(nameof(command.Contact), command.Contact, AccessibilityReport.LongestContact);
        guard.Errors.AddRange(sharing.Check((nameof(command.What), what), (nameof(command.Where), where), (nameof(command.Contact), contact)));
        if (guard.Failed)
        {
            return guard.Errors;
        }

        if (!limit.Takes(tenant.Shell.Name, command.Place))
        {
            return new TooManyReports();
        }

        var db = stores.Open(Scope.Own);
        var report = new AccessibilityReport { AtUtc = db.UtcNow, Where = where, What = what, Contact = contact };
        db.Add(report);
        db.Audit(null, "tenants.accessibility-reported.v1", AccessibilityReport.Kind, report.Id);
        db.Announce(AccessibilityReport.Kind, report.Id);
        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }
}
