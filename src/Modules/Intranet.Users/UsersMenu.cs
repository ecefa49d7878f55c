using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

internal sealed class UsersMenu(ICurrentUser user, IStringLocalizer<Texts> texts) : IMenuProvider
{
    public string FeatureId => "Intranet.Users";

    public IEnumerable<MenuEntry> GetEntries()
    {
        yield return new MenuEntry(MenuPlace.Mine, 90, texts["Profile.Title"], Path("profile"));
        if (user.May(UserPermissions.Manage))
        {
            yield return new MenuEntry(MenuPlace.Admin, 10, texts["Users.Title"], Path("admin/users"));
        }

        if (user.May(UserPermissions.ManageRoles))
        {
            yield return new MenuEntry(MenuPlace.Admin, 20, texts["RoleMatrix.Title"], Path("admin/roles"));
            yield return new MenuEntry(MenuPlace.Admin, 22, texts["Groups.Title"], Path("admin/groups"));
            yield return new MenuEntry(MenuPlace.Admin, 25, texts["Access.Title"], Path("admin/access"));
        }
    }

    private static string Path(string path) => SiteLinks.In("", Scope.Own, path);
}
