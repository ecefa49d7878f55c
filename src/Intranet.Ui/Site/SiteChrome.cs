using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Intranet.Ui;

/// <summary>Gathers what a layout shows around every page. Scoped: gathered once per request.</summary>
public sealed class SiteChrome(
    IHttpContextAccessor accessor,
    ITenantContext tenant,
    ISiteSettings settings,
    IFeatureState features,
    ICurrentUser user,
    IEnumerable<IMenuProvider> menus)
{
    private const string SearchFeature = "Intranet.Search";

    private static readonly string[] GuestPaths = ["/", "/profile", "/switch"];

    private SiteView? _view;

    /// <summary>The site as the reader of this request sees it.</summary>
    public async ValueTask<SiteView> GetAsync(CancellationToken cancellationToken = default) => _view ??= await GatherAsync(cancellationToken);

    private async ValueTask<SiteView> GatherAsync(CancellationToken cancellationToken)
    {
        var context = accessor.HttpContext ?? throw new InvalidOperationException("A layout is rendered in a request only.");
        return tenant.HasShell && !StoreAway.Is(context) ? await OfTenantAsync(context, cancellationToken) : OfNone(context);
    }

    private async ValueTask<SiteView> OfTenantAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var site = await settings.GetAsync(tenant.Shell.Name, cancellationToken);
        var enabled = await features.GetEnabledAsync(tenant.Shell.Name, cancellationToken);
        var pathBase = context.Request.PathBase.Value ?? string.Empty;
        return OfNone(context) with
        {
            Organisation = tenant.Shell.Title,
            SiteName = string.IsNullOrWhiteSpace(site.SiteName) || site.SiteName == tenant.Shell.Title ? null : site.SiteName,
            Logo = site.Logo,
            Contact = site.Contact,
            PathBase = pathBase,
            ThemeAddress = $"{pathBase}/theme/{site.Revision}.css",
            HasSearch = user.IsSignedIn && !user.IsGuest && enabled.Contains(SearchFeature),
            Reader = user.IsSignedIn ? user.Actor : null,
            Menu = [.. menus
                .Where(menu => enabled.Contains(menu.FeatureId))
                .SelectMany(menu => menu.GetEntries())
                .Where(entry => user.IsSignedIn || entry.Place == MenuPlace.Footer)
                .Where(entry => !user.IsGuest || entry.Place == MenuPlace.Footer || GuestPaths.Contains(entry.Path))
                .OrderBy(entry => entry.Order)],
        };
    }

    private static SiteView OfNone(HttpContext context) => new()
    {
        Organisation = null,
        SiteName = null,
        Logo = null,
        Contact = null,
        PathBase = context.Request.PathBase.Value ?? string.Empty,
        ThemeAddress = null,
        ColorScheme = ReaderCookies.ColorScheme(context.Request),
        HasShortcuts = ReaderCookies.HasShortcuts(context.Request),
        HasSearch = false,
        Reader = null,
        Menu = [],
    };
}
