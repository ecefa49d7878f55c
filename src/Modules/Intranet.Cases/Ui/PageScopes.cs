using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Intranet.Cases;

/// <summary>
/// Gives the pages that exist in one scope only that scope: those below <c>network/</c> the network's, all others the own one,
/// so that they do not exist on the site of the network itself.
/// </summary>
internal sealed class PageScopes : IPageRouteModelConvention
{
    private const string Area = "Cases";

    public void Apply(PageRouteModel model)
    {
        if (model.AreaName != Area)
        {
            return;
        }

        foreach (var selector in model.Selectors.Where(s => !s.EndpointMetadata.OfType<ScopeMetadata>().Any()))
        {
            var template = selector.AttributeRouteModel?.Template?.TrimStart('/') ?? "";
            var isNetwork = template.StartsWith(SiteLinks.NetworkSegment + "/", StringComparison.Ordinal);
            selector.EndpointMetadata.Add(new ScopeMetadata(isNetwork ? Scope.Network : Scope.Own));
        }
    }
}
