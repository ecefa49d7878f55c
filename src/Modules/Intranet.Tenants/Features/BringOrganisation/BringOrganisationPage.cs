using Intranet.Tenants.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.BringOrganisation;

/// <summary>Brings an organisation in from an archive that was exported here or elsewhere.</summary>
[RequestSizeLimit(LargestArchive)]
internal sealed class BringOrganisationPage(BringOrganisationHandler handler, TenantJobs jobs, TimeProvider clock, IStringLocalizer<Texts> texts) : NetworkPage
{
    /// <summary>Larger ones come in by the command, from the host's own disk.</summary>
    public const long LargestArchive = 1_000_000_000;

    private const int MostShown = 10;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public JobList Jobs { get; private set; } = new([], default, "", false);

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

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Jobs = new JobList(await jobs.ListAsync(subject: null, MostShown, cancellationToken), clock.GetUtcNow().UtcDateTime, SiteLink("admin/import"), MayFetch: false);

    internal sealed class InputModel
    {
        public IFormFile? File { get; set; }

        public string? Prefix { get; set; }

        public string? Host { get; set; }
    }
}
