using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.AuditTrail;

internal sealed class AuditMenu(ICurrentUser user, IStringLocalizer<Texts> texts) : IMenuProvider
{
    public string FeatureId => "Intranet.AuditTrail";

    public IEnumerable<MenuEntry> GetEntries()
    {
        if (user.May(AuditPermissions.Read))
        {
            yield return new MenuEntry(MenuPlace.Admin, 80, texts["Audit.Title"], SiteLinks.In("", Scope.Own, "admin/audit"));
        }
    }
}
