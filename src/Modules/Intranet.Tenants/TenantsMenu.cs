using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants;

internal sealed class TenantsMenu(ICurrentUser user, ITenantContext tenant, IStringLocalizer<Texts> texts) : IMenuProvider
{
    public string FeatureId => "Intranet.Tenants";

    public IEnumerable<MenuEntry> GetEntries()
    {
        yield return new MenuEntry(MenuPlace.Main, 0, texts["Menu.Start"], "/");
        yield return new MenuEntry(MenuPlace.Footer, 10, texts["Menu.Sharing"], "/help/sharing");
        yield return new MenuEntry(MenuPlace.Footer, 20, texts["Menu.Privacy"], "/help/privacy");
        yield return new MenuEntry(MenuPlace.Footer, 30, texts["Menu.Accessibility"], "/help/accessibility");
        yield return new MenuEntry(MenuPlace.Footer, 40, texts["Menu.Help"], "/help");
        if (tenant.HasShell && user.IsSignedIn)
        {
            yield return new MenuEntry(MenuPlace.Mine, 90, texts["Menu.Switch"], "/switch");
            foreach (var entry in ByRole())
            {
                yield return entry;
            }
        }
    }

    private IEnumerable<MenuEntry> ByRole()
    {
        if (user.May(TenantPermissions.Administer))
        {
            yield return new MenuEntry(MenuPlace.Role, 90, texts["Menu.Administer"], "/admin");
            yield return new MenuEntry(MenuPlace.Admin, 10, texts["Menu.Settings"], "/admin/settings");
            yield return new MenuEntry(MenuPlace.Admin, 20, texts["Menu.Theme"], "/admin/theme");
            if (!tenant.Shell.IsDefault && tenant.Shell.JoinStepsDone + (tenant.Shell.Stage == JoinStage.Open ? 0 : 1) > 0)
            {
                yield return new MenuEntry(MenuPlace.Admin, 5, texts["Join.Title"], "/admin/joining");
            }

            yield return new MenuEntry(MenuPlace.Admin, 25, texts["Statement.Title"], "/admin/accessibility");
            yield return new MenuEntry(MenuPlace.Admin, 30, texts["Menu.Features"], "/admin/features");
        }

        if (!tenant.Shell.IsDefault && user.May(TenantPermissions.Export))
        {
            yield return new MenuEntry(MenuPlace.Admin, 87, texts["Export.Title"], "/admin/export");
        }

        if (tenant.Shell.IsDefault && user.May(TenantPermissions.ManageNetwork))
        {
            yield return new MenuEntry(MenuPlace.Role, 95, texts["Menu.Tenants"], "/admin/tenants");
            yield return new MenuEntry(MenuPlace.Admin, 90, texts["Menu.Tenants"], "/admin/tenants");
        }
    }
}
