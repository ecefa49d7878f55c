using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features;

/// <summary>The profile that bounds an organisation's features, as a field of a form.</summary>
internal static class ProfileChoice
{
    public static async Task<IReadOnlyList<SelectListItem>> ListAsync(IFeatureProfiles profiles, IStringLocalizer<Texts> texts, CancellationToken cancellationToken) =>
        [new SelectListItem(texts["Profiles.None"], ""), .. (await profiles.GetAsync(cancellationToken)).Select(p => new SelectListItem(p.Title, p.Name))];

    public static async Task CheckAsync(IFeatureProfiles profiles, string? name, InputGuard guard, CancellationToken cancellationToken)
    {
        if (name is not null && (await profiles.GetAsync(cancellationToken)).All(p => p.Name != name))
        {
            guard.Add(new FieldInvalid(nameof(NewShell.FeatureProfile)));
        }
    }
}
