using System.Globalization;
using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ChangeSettings;

[RequirePermission(TenantPermissions.AdministerName)]
internal sealed class ChangeSettingsPage(ChangeSettingsHandler handler, ISiteSettings sites, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Cultures => [new(texts["Language.sv"], "sv"), new(texts["Language.en"], "en")];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var settings = await sites.GetAsync(Shell.Name, cancellationToken);
        Input = new InputModel
        {
            SiteName = settings.SiteName.Length == 0 ? Shell.Title : settings.SiteName,
            Contact = settings.Contact,
            DefaultCulture = settings.DefaultCulture,
            Population = settings.Population?.ToString(CultureInfo.InvariantCulture),
            Revision = settings.Revision,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var command = new ChangeSettings(Input.SiteName, Input.Contact, Input.DefaultCulture, Input.Population, Input.Revision);
        var result = await handler.HandleAsync(command, cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/settings"), texts["Settings.Saved"]);
        }

        // What is shown now is what a second try builds on.
        ModelState.Remove("Input.Revision");
        Input.Revision = (await sites.GetAsync(Shell.Name, cancellationToken)).Revision;
        return Fail(result.Errors);
    }

    internal sealed class InputModel
    {
        public string? SiteName { get; set; }

        public string? Contact { get; set; }

        public string? DefaultCulture { get; set; }

        public string? Population { get; set; }

        public long Revision { get; set; }
    }
}
