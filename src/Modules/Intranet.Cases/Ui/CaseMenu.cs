using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases;

/// <summary>The module's entries of the navigation.</summary>
internal sealed class CaseMenu(ICurrentUser user, ITenantContext tenant, IStringLocalizer<Texts> texts) : IMenuProvider
{
    public string FeatureId => "Intranet.Cases";

    public IEnumerable<MenuEntry> GetEntries()
    {
        yield return new MenuEntry(MenuPlace.Main, 20, texts["Menu.Cases"], SiteLinks.In("", Scope.Network, CasePaths.Library));
        if (tenant.Shell.IsDefault)
        {
            yield break;
        }

        if (user.May(CasePermissions.Write))
        {
            yield return new MenuEntry(MenuPlace.Write, 20, texts["Menu.Write"], SiteLinks.In("", Scope.Own, CasePaths.New));
            yield return new MenuEntry(MenuPlace.Mine, 10, texts["Menu.Drafts"], SiteLinks.In("", Scope.Own, CasePaths.Drafts));
        }

        yield return new MenuEntry(MenuPlace.Role, 20, texts["Menu.Shared"], SiteLinks.In("", Scope.Own, CasePaths.Shared));
        if (user.May(CasePermissions.Share))
        {
            yield return new MenuEntry(MenuPlace.Role, 10, texts["Menu.Review"], SiteLinks.In("", Scope.Own, CasePaths.Review));
        }
    }
}
