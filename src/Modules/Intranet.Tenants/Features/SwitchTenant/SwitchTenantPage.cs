using Intranet.Abstractions;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.SwitchTenant;

/// <summary>Asks once more before an organisation is closed or opened, and says what will happen.</summary>
internal sealed class SwitchTenantPage(SwitchTenantHandler handler, IShellHost shells, IStringLocalizer<Texts> texts) : NetworkPage
{
    [FromRoute(Name = "name")]
    public string? Name { get; set; }

    /// <summary><c>running</c> or <c>disabled</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What becomes of what it shared, while the site is closed.</summary>
    public IReadOnlyList<RadioChoice> Choices =>
    [
        new("stay", texts["Tenants.SharedStays"], texts["Tenants.SharedStaysWhat"]),
        new("hide", texts["Tenants.SharedHides"], texts["Tenants.SharedHidesWhat"]),
    ];

    public ShellSettings Organisation { get; private set; } = null!;

    public bool Opens => To == "running";

    public IActionResult OnGet() => TryFind() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!TryFind())
        {
            return NotFound();
        }

        var result = await handler.HandleAsync(new SwitchTenant(Organisation.Name, Opens, Input.Shared == "hide"), cancellationToken);
        if (!result.Succeeded)
        {
            return Fail(result.Errors, "");
        }

        var said = result.Value.State switch
        {
            TenantState.Running => texts["Tenants.Opened", result.Value.Title].Value,
            TenantState.Disabled => texts["Tenants.Closed", result.Value.Title].Value,
            _ => null,
        };
        return Done(SiteLink("admin/tenants/" + result.Value.Name), said);
    }

    private bool TryFind()
    {
        if (Name is null || To is not ("running" or "disabled") || shells.Find(Name) is not { IsDefault: false } found)
        {
            return false;
        }

        Organisation = found;
        return true;
    }

    internal sealed class InputModel
    {
        /// <summary><c>stay</c> or <c>hide</c>.</summary>
        public string? Shared { get; set; } = "stay";
    }
}
