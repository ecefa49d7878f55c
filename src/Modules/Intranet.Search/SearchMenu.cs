using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Search;

internal sealed class SearchMenu(ICurrentUser user, ITenantContext tenant, IStringLocalizer<Texts> texts) : IMenuProvider
{
    public string FeatureId => "Intranet.Search";

    public IEnumerable<MenuEntry> GetEntries()
    {
        if (tenant.HasShell && tenant.Shell.IsDefault && user.IsSignedIn && user.May(SearchPermissions.ManageWords))
        {
            yield return new MenuEntry(MenuPlace.Admin, 95, texts["Words.Title"], "/admin/words");
        }
    }
}
