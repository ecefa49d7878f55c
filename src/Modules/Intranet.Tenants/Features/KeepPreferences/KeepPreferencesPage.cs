using Intranet.Ui;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.KeepPreferences;

/// <summary>Language, colour scheme and shortcuts, kept in the reader's browser. The footer's switches post here; each may be sent alone.</summary>
[AllowAnonymous]
internal sealed class KeepPreferencesPage(IStringLocalizer<Texts> texts) : IntranetPage
{
    /// <summary>Cookie with <c>sv</c> or <c>en</c>.</summary>
    public const string CultureCookie = "culture";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    [BindProperty]
    public string? Culture { get; set; }

    [BindProperty]
    public string? Scheme { get; set; }

    /// <summary><c>on</c> or <c>off</c>: whether single keys are shortcuts.</summary>
    [BindProperty]
    public string? Shortcuts { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<RadioChoice> Cultures => [new("sv", texts["Language.sv"]), new("en", texts["Language.en"])];

    public IReadOnlyList<RadioChoice> Schemes =>
        [new("auto", texts["Scheme.auto"], texts["Scheme.autoWhat"]), new("light", texts["Scheme.light"]), new("dark", texts["Scheme.dark"])];

    public IReadOnlyList<RadioChoice> ShortcutChoices =>
        [new("on", texts["Shortcuts.on"], texts["Shortcuts.onWhat"]), new("off", texts["Shortcuts.off"])];

    public void OnGet()
    {
        Culture = Thread.CurrentThread.CurrentUICulture.TwoLetterISOLanguageName;
        Scheme = ReaderCookies.ColorScheme(Request);
        Shortcuts = ReaderCookies.HasShortcuts(Request) ? "on" : "off";
    }

    public IActionResult OnPost()
    {
        if (Culture is not (null or "sv" or "en") || Scheme is not (null or "auto" or "light" or "dark") || Shortcuts is not (null or "on" or "off"))
        {
            return BadRequest();
        }

        Keep(CultureCookie, Culture);
        Keep(ReaderCookies.ColorSchemeName, Scheme);
        Keep(ReaderCookies.ShortcutsName, Shortcuts);
        return Done(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : SiteLink(""));
    }

    private void Keep(string cookie, string? value)
    {
        if (value is null)
        {
            return;
        }

        Response.Cookies.Append(cookie, value, new CookieOptions
        {
            Path = Request.PathBase.HasValue ? Request.PathBase.Value : "/",
            MaxAge = Lifetime,
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = Request.IsHttps,
            IsEssential = true,
        });
    }
}
