using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ChooseFeatures;

/// <summary>
/// Names and descriptions of features in the reader's language: the texts <c>Feature.{id}</c> and <c>Feature.{id}.What</c> of the
/// feature's own module, else of this one, else the manifest's English.
/// </summary>
internal sealed class FeatureWords(IStringLocalizerFactory factory, IStringLocalizer<Texts> own)
{
    public string NameOf(FeatureInfo feature) => Find(feature, $"Feature.{feature.Id}") ?? feature.Name;

    public string DescriptionOf(FeatureInfo feature) => Find(feature, $"Feature.{feature.Id}.What") ?? feature.Description;

    private string? Find(FeatureInfo feature, string key)
    {
        var theirs = factory.Create("Texts", feature.ModuleId)[key];
        var text = theirs.ResourceNotFound ? own[key] : theirs;
        return text.ResourceNotFound ? null : text.Value;
    }
}
