using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.SwitchSite;

/// <summary>Leads from one account to another. Each has its own sign-in; they are never put together.</summary>
[ForGuests]
internal sealed class SwitchSitePage(IShellHost shells, ITenantContext tenant, IStringLocalizer<Texts> texts) : IntranetPage
{
    /// <summary>The reader's other organisations on this browser, the newest first.</summary>
    public IReadOnlyList<ShellSettings> Known => [.. KnownSites.Read(Request).Where(n => n != Shell.Name).Select(Find).OfType<ShellSettings>()];

    /// <summary>Organisations that may be added.</summary>
    public IReadOnlyList<SelectListItem> Others =>
        [.. shells.All.Where(s => s.Name != Shell.Name && IsOpen(s) && !Known.Contains(s)).Select(s => new SelectListItem(s.Title, s.Name))];

    public string? Name { get; set; }

    public void OnGet()
    {
    }

    public IActionResult OnPostTo(string? name)
    {
        if (Find(name ?? "") is not { } chosen)
        {
            return NotFound();
        }

        KnownSites.Remember(HttpContext, chosen.Name, Request.IsHttps);
        return Done(SiteAddress.Of(Request, tenant, chosen) + "/");
    }

    public IActionResult OnPostForget(string? name)
    {
        KnownSites.Forget(HttpContext, name ?? "");
        return Done(SiteLink("switch"), texts["Switch.Forgotten"]);
    }

    private static bool IsOpen(ShellSettings shell) => shell.IsMember || shell is { IsDefault: true, State: TenantState.Running };

    private ShellSettings? Find(string name) => shells.Find(name) is { } shell && IsOpen(shell) ? shell : null;
}
