using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Intranet.Core;

/// <summary>
/// Gives every page its feature (by area) and turns the marker <c>[scope]</c> at the beginning of a page's route into two
/// addresses: the own one and the network's.
/// </summary>
internal sealed class PageConventions(IExtensionCatalog catalog) : IPageRouteModelConvention
{
    private const string Marker = "[scope]/";

    public void Apply(PageRouteModel model)
    {
        var featureId = "Intranet." + model.AreaName;
        var isFeature = catalog.Features.Any(f => f.Id == featureId);
        foreach (var selector in model.Selectors.ToList())
        {
            if (isFeature)
            {
                selector.EndpointMetadata.Add(new FeatureMetadata(featureId));
            }

            var template = selector.AttributeRouteModel?.Template?.TrimStart('/');
            if (template is null || !template.StartsWith(Marker, StringComparison.Ordinal))
            {
                continue;
            }

            var path = template[Marker.Length..];
            var network = new SelectorModel(selector);
            selector.AttributeRouteModel!.Template = path;
            selector.EndpointMetadata.Add(new ScopeMetadata(Scope.Own));
            network.AttributeRouteModel!.Template = SiteLinks.NetworkSegment + "/" + path;
            network.EndpointMetadata.Add(new ScopeMetadata(Scope.Network));
            model.Selectors.Add(network);
        }
    }
}
