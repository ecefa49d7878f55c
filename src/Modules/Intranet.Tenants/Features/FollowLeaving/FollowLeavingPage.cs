using Intranet.Abstractions;
using Intranet.Tenants.Features.ExportTenant;
using Intranet.Tenants.Features.MendJob;
using Intranet.Tenants.Features.RemoveTenant;
using Intranet.Tenants.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.FollowLeaving;

/// <summary>The way out of an organisation: closed, exported, a time to think it over, removed. Tells afterwards what was left.</summary>
internal sealed class FollowLeavingPage(
    FollowLeavingHandler follow, RemoveTenantHandler remove, FetchExportHandler fetch, MendJobHandler mend, TenantJobs jobs, JobLists lists, Departures departures, IShellHost shells,
    IStringLocalizer<Texts> texts)
    : NetworkPage
{
    private const int MostShown = 10;

    [FromRoute(Name = "name")]
    public string? Name { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The organisation; null once it is removed.</summary>
    public ShellSettings? Organisation { get; private set; }

    public string Title { get; private set; } = "";

    public TenantDeparture? Departure { get; private set; }

    public JobList Jobs { get; private set; } = JobList.None;

    public bool IsClosed => Organisation?.State == TenantState.Disabled;

    public bool IsExported => IsClosed && Departure?.ExportedUtc is not null;

    public bool IsRemovable => Departure?.RemovableUtc is { } removable && removable <= Jobs.NowUtc;

    private string Address => SiteLink($"admin/tenants/{Name}/leaving");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await TryShowAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken) =>
        TellAsync(() => follow.HandleAsync(new StartExport(Name!), cancellationToken), "Leaving.ExportBegun", cancellationToken);

    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken) =>
        TellAsync(() => remove.HandleAsync(new RemoveTenant.RemoveTenant(Name!, Input.WaitDays ?? 0), cancellationToken), "Leaving.Asked", cancellationToken);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken cancellationToken) =>
        TellAsync(() => remove.HandleAsync(new KeepTenant(Name!), cancellationToken), "Leaving.Kept", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        TellAsync(() => follow.HandleAsync(new StartRemoval(Name!), cancellationToken), "Leaving.RemovalBegun", cancellationToken);

    public async Task<IActionResult> OnPostFetchAsync([FromForm] Guid id, CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(cancellationToken))
        {
            return NotFound();
        }

        var file = await fetch.HandleAsync(new FetchExport(id), cancellationToken);
        return file.Succeeded ? PhysicalFile(file.Value.Path, "application/zip", file.Value.Name) : Fail(file.Errors, "");
    }

    public Task<IActionResult> OnPostAgainAsync([FromForm] Guid id, CancellationToken cancellationToken) =>
        MendAsync(id, () => mend.HandleAsync(new BeginAgain(id), cancellationToken), "Job.BegunAgain", cancellationToken);

    public Task<IActionResult> OnPostAsideAsync([FromForm] Guid id, CancellationToken cancellationToken) =>
        MendAsync(id, () => mend.HandleAsync(new PutJobAside(id), cancellationToken), "Job.WasPutAside", cancellationToken);

    /// <summary>Also where the organisation is off the register, which a removal was interrupted after.</summary>
    private async Task<IActionResult> MendAsync(Guid id, Func<Task<Result<Done>>> doIt, string said, CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(cancellationToken) || Jobs.Jobs.All(j => j.Id != id))
        {
            return NotFound();
        }

        var result = await doIt();
        return result.Succeeded ? Done(Address, texts[said]) : Fail(result.Errors, "");
    }

    private async Task<IActionResult> TellAsync<T>(Func<Task<Result<T>>> doIt, string said, CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(cancellationToken) || Organisation is null)
        {
            return NotFound();
        }

        var result = await doIt();
        return result.Succeeded ? Done(Address, texts[said, Title]) : Fail(result.Errors);
    }

    private async Task<bool> TryShowAsync(CancellationToken cancellationToken)
    {
        if (Name is null || !Shell.IsDefault)
        {
            return false;
        }

        // In this order: what is removed meanwhile is not looked for in its own store, which would make it anew.
        var list = await jobs.ListAsync(Name, MostShown, cancellationToken);
        var isBeingRemoved = list.Any(j => j is { Kind: TenantJobKind.Remove, FinishedUtc: null });
        Organisation = shells.Find(Name);
        if (Organisation is { IsDefault: true } || (Organisation is null && list.All(j => j.Kind != TenantJobKind.Remove)))
        {
            return false;
        }

        Title = Organisation?.Title ?? list[0].Title;
        Departure = Organisation is null ? null : await departures.FindAsync(Name, cancellationToken);
        var mayFetch = Organisation is not null && !isBeingRemoved && await fetch.MayFetchAsync(Name, cancellationToken);
        Jobs = await lists.MakeAsync(list, Address, mayFetch, mayMend: true, cancellationToken);
        return true;
    }

    internal sealed class InputModel
    {
        /// <summary>Days from asking to removing.</summary>
        public int? WaitDays { get; set; } = RemoveTenant.RemoveTenant.UsualWaitDays;
    }
}
