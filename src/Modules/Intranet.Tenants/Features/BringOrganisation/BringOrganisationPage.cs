using Intranet.Tenants.Features.MendJob;
using Intranet.Tenants.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.BringOrganisation;

/// <summary>Brings an organisation in from an archive that was exported here or elsewhere.</summary>
[RequestSizeLimit(LargestArchive)]
internal sealed class BringOrganisationPage(BringOrganisationHandler handler, MendJobHandler mend, TenantJobs jobs, JobLists lists, IStringLocalizer<Texts> texts) : NetworkPage
{
    /// <summary>Larger ones come in by the command, from the host's own disk.</summary>
    public const long LargestArchive = 1_000_000_000;

    private const int MostShown = 10;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public JobList Jobs { get; private set; } = JobList.None;

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await using var content = Input.File?.OpenReadStream();
        var begun = await handler.HandleAsync(new BringOrganisation(content, Input.File?.FileName, Input.Prefix, Input.Host), cancellationToken);
        return begun.Succeeded ? Done(Jobs.Address, texts["Import.Begun"]) : Fail(begun.Errors);
    }

    public async Task<IActionResult> OnPostAgainAsync([FromForm] Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        var begun = await mend.HandleAsync(new BeginAgain(id), cancellationToken);
        return begun.Succeeded ? Done(Jobs.Address, texts["Job.BegunAgain"]) : Fail(begun.Errors, "");
    }

    public async Task<IActionResult> OnPostAsideAsync([FromForm] Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        var ended = await mend.HandleAsync(new PutJobAside(id), cancellationToken);
        return ended.Succeeded ? Done(Jobs.Address, texts["Job.WasPutAside"]) : Fail(ended.Errors, "");
    }

    private async Task ShowAsync(CancellationToken cancellationToken) => Jobs = await lists.MakeAsync(
        await jobs.ListAsync(subject: null, MostShown, cancellationToken), SiteLink("admin/import"), mayFetch: false, mayMend: true, cancellationToken);

    internal sealed class InputModel
    {
        public IFormFile? File { get; set; }

        public string? Prefix { get; set; }

        public string? Host { get; set; }
    }
}
