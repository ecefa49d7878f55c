using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Units;

internal sealed class UnitsMenu(ICurrentUser user, ITenantContext tenant, IStringLocalizer<Texts> texts) : IMenuProvider
{
    public string FeatureId => "Intranet.Units";

    public IEnumerable<MenuEntry> GetEntries()
    {
        if (!tenant.HasShell || tenant.Shell.IsDefault || !user.IsSignedIn)
        {
            yield break;
        }

        yield return new MenuEntry(MenuPlace.Mine, 35, texts["Menu.Units"], "/units");
        if (user.May(UnitPermissions.Manage))
        {
            yield return new MenuEntry(MenuPlace.Admin, 55, texts["Menu.Manage"], "/admin/units");
        }
    }
}
