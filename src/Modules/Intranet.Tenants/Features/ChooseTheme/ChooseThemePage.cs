using Intranet.Abstractions;
using Intranet.Tenants.Logos;
using Intranet.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ChooseTheme;

/// <summary>Theme, brand colour and logo, with a preview that the server draws.</summary>
[RequirePermission(TenantPermissions.AdministerName)]
internal sealed class ChooseThemePage(
    ChooseThemeHandler handler, ISiteSettings sites, IExtensionCatalog catalog, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SiteSettings Settings { get; private set; } = new();

    public ThemePreview Preview { get; private set; } = ThemePreview.Of(null);

    public IReadOnlyList<SelectListItem> Themes => [.. catalog.Themes.Select(t => new SelectListItem(t.Name, t.Id))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Settings = await sites.GetAsync(Shell.Name, cancellationToken);
        Input = new InputModel { Theme = Settings.Theme, BrandColor = Settings.BrandColor, Revision = Settings.Revision };
        Preview = ThemePreview.Of(Settings.BrandColor);
    }

    /// <summary>The drawing alone, while the colour is being typed.</summary>
    public IActionResult OnGetPreview([FromQuery(Name = "Input.BrandColor")] string? color) => Partial("_ThemePreview", ThemePreview.Of(color));

    /// <summary>The whole page with the drawing of what was typed; nothing is saved.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        await ShowAgainAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ShowAgainAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var command = new ChooseTheme(
            Input.Theme, Input.BrandColor, await ReadLogoAsync(cancellationToken), Input.RemoveLogo, Input.UseNearest, Input.Revision);
        var result = await handler.HandleAsync(command, cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/theme"), texts["Theme.Saved"]);
        }

        // What is shown now is what a second try builds on.
        ModelState.Remove("Input.Revision");
        Input.Revision = Settings.Revision;
        return Fail(result.Errors);
    }

    private async Task ShowAgainAsync(CancellationToken cancellationToken)
    {
        Settings = await sites.GetAsync(Shell.Name, cancellationToken);
        Preview = ThemePreview.Of(Input.BrandColor);
    }

    private async Task<byte[]?> ReadLogoAsync(CancellationToken cancellationToken)
    {
        if (Input.Logo is not { Length: > 0 } file)
        {
            return null;
        }

        // One byte more than is taken tells a file that is too large without reading all of it.
        var content = new byte[Math.Min(file.Length, LogoFile.MostBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    internal sealed class InputModel
    {
        public string? Theme { get; set; }

        public string? BrandColor { get; set; }

        public IFormFile? Logo { get; set; }

        public bool RemoveLogo { get; set; }

        public bool UseNearest { get; set; }

        public long Revision { get; set; }
    }
}
