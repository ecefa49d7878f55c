using Intranet.Abstractions;
using Intranet.Tenants.Features.ExportTenant;
using Intranet.Tenants.Features.FollowLeaving;
using Intranet.Tenants.Jobs;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ExportOwn;

/// <summary>Everything that the organisation owns, for its own people who may carry it away.</summary>
[RequirePermission(TenantPermissions.ExportName)]
internal sealed class ExportOwnPage(FollowLeavingHandler follow, FetchExportHandler fetch, TenantJobs jobs, JobLists lists, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const int MostShown = 10;

    public JobList Jobs { get; private set; } = JobList.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await TryShowAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(cancellationToken))
        {
            return NotFound();
        }

        var begun = await follow.HandleAsync(new StartExport(Shell.Name), cancellationToken);
        return begun.Succeeded ? Done(Jobs.Address, texts["Leaving.ExportBegun", Shell.Title]) : Fail(begun.Errors, "");
    }

    public async Task<IActionResult> OnPostFetchAsync([FromForm] Guid id, CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(cancellationToken))
        {
            return NotFound();
        }

        var file = await fetch.HandleAsync(new FetchExport(id), cancellationToken);
        return file.Succeeded ? PhysicalFile(file.Value.Path, "application/zip", file.Value.Name) : Fail(file.Errors, "");
    }

    private async Task<bool> TryShowAsync(CancellationToken cancellationToken)
    {
        if (Shell.IsDefault)
        {
            return false;
        }

        var list = await jobs.ListAsync(Shell.Name, MostShown, cancellationToken);
        Jobs = await lists.MakeAsync(
            [.. list.Where(j => j.Kind == TenantJobKind.Export)], SiteLink("admin/export"), await fetch.MayFetchAsync(Shell.Name, cancellationToken), mayMend: false, cancellationToken);
        return true;
    }
}
