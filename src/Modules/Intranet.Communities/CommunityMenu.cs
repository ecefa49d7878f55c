using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities;

internal sealed class CommunityMenu(IStringLocalizer<Texts> texts, ITenantContext tenant, CommunityRights rights) : IMenuProvider
{
    public string FeatureId => "Intranet.Communities";

    public IEnumerable<MenuEntry> GetEntries()
    {
        yield return new MenuEntry(MenuPlace.Main, 30, texts["Menu.Communities"], SiteLinks.In("", Scope.Network, "communities"));
        var home = tenant.Shell.IsDefault ? Scope.Network : Scope.Own;
        if (rights.MayCreate(home))
        {
            yield return new MenuEntry(MenuPlace.Write, 30, texts["Menu.Create"], SiteLinks.In("", home, "communities/new"));
        }
    }
}
