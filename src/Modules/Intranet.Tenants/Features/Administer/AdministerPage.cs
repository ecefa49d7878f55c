using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;

namespace Intranet.Tenants.Features.Administer;

/// <summary>What the administrator can do, with how the site stands.</summary>
[RequirePermission(TenantPermissions.AdministerName)]
internal sealed class AdministerPage(
    IFeatureState features, IExtensionCatalog catalog, ISiteSettings sites, IEnumerable<IMenuProvider> menus, IRelayHealth relay) : IntranetPage
{
    public IReadOnlyList<MenuEntry> Entries { get; private set; } = [];

    public SiteSettings Settings { get; private set; } = new();

    /// <summary>Name of the theme; its id where no loaded theme has it.</summary>
    public string Theme { get; private set; } = "";

    public int FeatureCount => catalog.Features.Count;

    /// <summary>How many changes of all organisations did not get through, and how many stores cannot be read; null for those who do not look after that.</summary>
    public int? Stuck => Shell.IsDefault && Person.May(TenantPermissions.ManageNetwork) ? relay.Stuck.Sum(s => s.Count) + relay.Unread.Count : null;

    public int EnabledCount { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var enabled = await features.GetEnabledAsync(Shell.Name, cancellationToken);
        EnabledCount = catalog.Features.Count(f => enabled.Contains(f.Id));
        Settings = await sites.GetAsync(Shell.Name, cancellationToken);
        Theme = catalog.Themes.FirstOrDefault(t => t.Id == Settings.Theme)?.Name ?? Settings.Theme;
        Entries =
        [
            .. menus.Where(m => enabled.Contains(m.FeatureId)).SelectMany(m => m.GetEntries())
                .Where(e => e.Place == MenuPlace.Admin).OrderBy(e => e.Order).ThenBy(e => e.Text, StringComparer.CurrentCulture),
        ];
    }
}
