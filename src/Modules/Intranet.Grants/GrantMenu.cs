using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Grants;

internal sealed class GrantMenu(ICurrentUser user, ITenantContext tenant, IStringLocalizer<Texts> texts) : IMenuProvider
{
    public string FeatureId => "Intranet.Grants";

    public IEnumerable<MenuEntry> GetEntries()
    {
        if (!tenant.Shell.IsDefault && user.May(GrantPermissions.Give))
        {
            yield return new MenuEntry(MenuPlace.Admin, 85, texts["Grant.Title"], SiteLinks.In("", Scope.Own, "admin/grants"));
        }

        if (tenant.Shell.IsDefault && user.May(GrantPermissions.Use))
        {
            yield return new MenuEntry(MenuPlace.Admin, 85, texts["Insight.Title"], SiteLinks.In("", Scope.Own, "admin/insight"));
        }
    }
}
