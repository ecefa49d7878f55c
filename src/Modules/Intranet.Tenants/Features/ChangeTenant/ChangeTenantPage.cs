using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ChangeTenant;

/// <summary>One organisation: how it stands, what it is called, where it is reached, and the way to close or open it.</summary>
internal sealed class ChangeTenantPage(
    ChangeTenantHandler handler, IShellHost shells, ITenantContext tenant, IFeatureProfiles profiles, IStringLocalizer<Texts> texts) : NetworkPage
{
    [FromRoute(Name = "name")]
    public string? Name { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShellSettings Organisation { get; private set; } = null!;

    public string Address => SiteAddress.Of(Request, tenant, Organisation);

    public IReadOnlyList<SelectListItem> Kinds => TenantKinds.Choices(texts);

    public IReadOnlyList<SelectListItem> Profiles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await TryFindAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = new InputModel
        {
            Title = Organisation.Title,
            Prefix = Organisation.RequestUrlPrefix,
            Host = Organisation.RequestUrlHost,
            Kind = Organisation.Kind.ToString(),
            Code = Organisation.Code,
            County = Organisation.County,
            FeatureProfile = Organisation.FeatureProfile,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await TryFindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var command = new ChangeTenant(
            Organisation.Name, Input.Title, Input.Prefix, Input.Host, TenantKinds.Read(Input.Kind), Input.Code, Input.County,
            Input.FeatureProfile);
        var result = await handler.HandleAsync(command, cancellationToken);
        if (!result.Succeeded)
        {
            return Fail(result.Errors);
        }

        // Where the network's own address changed, this page has moved too.
        var network = SiteAddress.Of(Request, tenant, shells.Find(ShellSettings.DefaultName)!);
        return Done($"{network}/admin/tenants/{result.Value.Name}", texts["Tenants.Saved", result.Value.Title]);
    }

    private async Task<bool> TryFindAsync(CancellationToken cancellationToken)
    {
        if (Name is null || shells.Find(Name) is not { } found)
        {
            return false;
        }

        Organisation = found;
        Profiles = await ProfileChoice.ListAsync(profiles, texts, cancellationToken);
        return true;
    }

    internal sealed class InputModel
    {
        public string? Title { get; set; }

        public string? Prefix { get; set; }

        public string? Host { get; set; }

        public string? Kind { get; set; }

        public string? Code { get; set; }

        public string? County { get; set; }

        public string? FeatureProfile { get; set; }
    }
}
