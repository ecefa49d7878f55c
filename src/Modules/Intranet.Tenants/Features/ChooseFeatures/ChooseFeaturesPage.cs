using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ChooseFeatures;

/// <summary>Lists the features and turns them on and off; turning off is asked once more, with what disappears.</summary>
[RequirePermission(TenantPermissions.AdministerName)]
internal sealed class ChooseFeaturesPage(
    IExtensionCatalog catalog, IFeatureChoices choices, SwitchFeatureHandler handler, FeatureWords words, IStringLocalizer<Texts> texts) : IntranetPage
{
    /// <summary>Id of a feature that is about to be turned off; null when none is.</summary>
    [BindProperty(SupportsGet = true, Name = "off")]
    public string? Off { get; set; }

    public FeatureWords Words => words;

    public IReadOnlyList<FeatureInfo> Features { get; private set; } = [];

    public IReadOnlySet<string> Enabled { get; private set; } = new HashSet<string>();

    /// <summary>What the network's coordinator lets this organisation use.</summary>
    public IReadOnlySet<string> Allowed { get; private set; } = new HashSet<string>();

    /// <summary>The feature about to be turned off; null when none is.</summary>
    public FeatureInfo? Leaving { get; private set; }

    public IReadOnlyList<FeatureInfo> LeavingToo { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Off is null)
        {
            return Page();
        }

        Leaving = Features.FirstOrDefault(f => f.Id == Off && Enabled.Contains(f.Id) && !f.IsAlwaysEnabled);
        if (Leaving is null)
        {
            return NotFound();
        }

        LeavingToo = FeatureImpact.TurnedOffWith(Features, Enabled, Leaving);
        return Page();
    }

    public Task<IActionResult> OnPostOnAsync(string? id, CancellationToken cancellationToken) => SwitchAsync(id, on: true, "Features.TurnedOn", cancellationToken);

    public Task<IActionResult> OnPostOffAsync(string? id, CancellationToken cancellationToken) => SwitchAsync(id, on: false, "Features.TurnedOff", cancellationToken);

    /// <summary>Names of features that this one needs and that are off.</summary>
    public string BringsWith(FeatureInfo feature) => Join(FeatureImpact.TurnedOnWith(Features, Enabled, feature));

    public string Join(IEnumerable<FeatureInfo> some) => string.Join(", ", some.Select(words.NameOf));

    public string NeedsOf(FeatureInfo feature) => Join(Features.Where(f => feature.Dependencies.Contains(f.Id)));

    private async Task<IActionResult> SwitchAsync(string? id, bool on, string said, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new SwitchFeature(id ?? "", on), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/features"), texts[said, words.NameOf(result.Value)]);
        }

        Off = null;
        await LoadAsync(cancellationToken);
        return Fail(result.Errors, "");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Allowed = await choices.GetAllowedAsync(Shell.Name, cancellationToken);
        Enabled = (await choices.GetChosenAsync(Shell.Name, cancellationToken)).Where(Allowed.Contains).ToHashSet(StringComparer.Ordinal);
        Features = [.. catalog.Features.OrderBy(f => f.Category, StringComparer.Ordinal).ThenBy(words.NameOf, StringComparer.CurrentCulture)];
    }
}
