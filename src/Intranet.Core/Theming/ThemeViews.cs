using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

/// <summary>Looks for layouts and partials in the tenant's theme first, then in that theme's base themes.</summary>
internal sealed class ThemeViews(IExtensionCatalog catalog) : IViewLocationExpander
{
    private const string Key = "theme";
    private const string RootTheme = "Intranet.Theme.Base";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var services = context.ActionContext.HttpContext.RequestServices;
        var tenant = services.GetRequiredService<ITenantContext>();
        context.Values[Key] = tenant.HasShell ? CurrentTheme(services, tenant) : RootTheme;
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        Chain(context.Values[Key] ?? RootTheme).Select(id => $"/Themes/{id}/{{0}}.cshtml").Concat(viewLocations);

    private static string CurrentTheme(IServiceProvider services, ITenantContext tenant)
    {
        var settings = services.GetRequiredService<ISiteSettings>().GetAsync(tenant.Shell.Name);
        return settings.IsCompletedSuccessfully ? settings.GetAwaiter().GetResult().Theme : RootTheme;
    }

    private IEnumerable<string> Chain(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var theme = Find(id) ?? Find(RootTheme); theme is not null && seen.Add(theme.Id); theme = theme.BaseTheme is null ? null : Find(theme.BaseTheme))
        {
            yield return theme.Id;
        }
    }

    private ThemeInfo? Find(string id) => catalog.Themes.FirstOrDefault(t => t.Id == id);
}
