using Intranet.Abstractions;
using Intranet.Tenants.Features.ChooseFeatures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.BoundFeatures;

/// <summary>The feature profiles: which features an organisation's own administrator may turn on.</summary>
internal sealed class BoundFeaturesPage(
    ProfileHandler handler, IFeatureProfiles profiles, IExtensionCatalog catalog, IShellHost shells, FeatureWords words, IStringLocalizer<Texts> texts) : NetworkPage
{
    /// <summary>Name of the profile to change; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "profile")]
    public string? Chosen { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<FeatureProfile> Profiles { get; private set; } = [];

    public FeatureWords Words => words;

    /// <summary>Features that can be bounded at all, by their name.</summary>
    public IReadOnlyList<FeatureInfo> Features => [.. catalog.Features.Where(f => !f.IsAlwaysEnabled).OrderBy(words.NameOf, StringComparer.CurrentCulture)];

    public int HoldersOf(FeatureProfile profile) => shells.All.Count(s => s.FeatureProfile == profile.Name);

    public string NamesOf(FeatureProfile profile) => string.Join(", ", Features.Where(f => profile.Features.Contains(f.Id)).Select(words.NameOf));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Profiles = await profiles.GetAsync(cancellationToken);
        if (Chosen is null)
        {
            return Page();
        }

        if (Profiles.FirstOrDefault(p => p.Name == Chosen) is not { } profile)
        {
            return NotFound();
        }

        Input = new InputModel { Name = profile.Name, Title = profile.Title, Features = [.. profile.Features] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new SaveProfile(Chosen ?? Input.Name, Input.Title, Input.Features), cancellationToken);
        Profiles = await profiles.GetAsync(cancellationToken);
        return result.Succeeded ? Done(SiteLink("admin/profiles"), texts["Profiles.Saved", result.Value.Title]) : Fail(result.Errors);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? name, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new RemoveProfile(name ?? ""), cancellationToken);
        Profiles = await profiles.GetAsync(cancellationToken);
        return result.Succeeded ? Done(SiteLink("admin/profiles"), texts["Profiles.Removed"]) : Fail(result.Errors);
    }

    internal sealed class InputModel
    {
        public string? Name { get; set; }

        public string? Title { get; set; }

        public List<string> Features { get; set; } = [];
    }
}
