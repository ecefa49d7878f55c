using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ReportBarrier;

/// <summary>The form to report what is not accessible, for everybody, signed in or not.</summary>
[AllowAnonymous]
internal sealed class ReportBarrierPage(ReportBarrierHandler handler, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var command = new ReportBarrier(Input.Where, Input.What, Input.Contact, ClientPrefix.Of(HttpContext.Connection.RemoteIpAddress));
        var result = await handler.HandleAsync(command, cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("help/accessibility"), texts["Barrier.Thanks"]);
        }

        var answer = Fail(result.Errors);
        if (result.FirstError is TooManyReports)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }

        return answer;
    }

    internal sealed class InputModel
    {
        public string? What { get; set; }

        public string? Where { get; set; }

        public string? Contact { get; set; }
    }
}
