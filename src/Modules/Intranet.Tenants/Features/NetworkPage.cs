using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Intranet.Tenants.Features;

/// <summary>A page of those who coordinate the network. It exists in <c>Default</c> only, whatever permissions another tenant hands out.</summary>
[RequirePermission(TenantPermissions.ManageNetworkName)]
internal abstract class NetworkPage : IntranetPage
{
    // Its name begins as those of page handlers do, which would make it one.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Shell.IsDefault)
        {
            context.Result = NotFound();
        }
    }
}
