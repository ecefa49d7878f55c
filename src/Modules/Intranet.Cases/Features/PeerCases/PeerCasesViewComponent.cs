using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;

namespace Intranet.Cases.Features;

/// <summary>«Exempel från liknande organisationer» on the home page; nothing where nobody shares anything yet.</summary>
public sealed class PeerCasesViewComponent(PeerCasesReader reader) : ViewComponent
{
    private const string Template = "/Areas/Cases/Pages/PeerCases/PeerCases.cshtml";

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var cases = await reader.ReadAsync(HttpContext.RequestAborted);
        return cases.Rows.Count == 0 ? new HtmlContentViewComponentResult(HtmlString.Empty) : View(Template, cases);
    }
}
