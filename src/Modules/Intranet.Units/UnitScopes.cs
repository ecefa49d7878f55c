using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Intranet.Units;

/// <summary>Gives every page of units the own scope, so that they do not exist on the site of the network itself.</summary>
internal sealed class UnitScopes : IPageRouteModelConvention
{
    private const string Area = "Units";

    public void Apply(PageRouteModel model)
    {
        if (model.AreaName != Area)
        {
            return;
        }

        foreach (var selector in model.Selectors)
        {
            selector.EndpointMetadata.Add(new ScopeMetadata(Scope.Own));
        }
    }
}
