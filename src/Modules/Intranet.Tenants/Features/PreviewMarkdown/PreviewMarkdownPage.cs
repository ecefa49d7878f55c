using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Intranet.Ui.Content;

namespace Intranet.Tenants.Features.PreviewMarkdown;

/// <summary>Shows what Markdown in a form will look like: a fragment for script, a page in a tab of its own without.</summary>
[ForGuests]
internal sealed class PreviewMarkdownPage(MarkdownRenderer renderer) : IntranetPage
{
    /// <summary>Longest text shown, in characters.</summary>
    public const int Longest = 1_000_000;

    public bool IsFragment { get; private set; }

    public bool IsTooLong { get; private set; }

    public IHtmlContent Html { get; private set; } = HtmlString.Empty;

    public IActionResult OnGet() => NotFound();

    /// <param name="field">Name of the form's field that holds the text.</param>
    public IActionResult OnPost([FromQuery] string? field)
    {
        if (string.IsNullOrEmpty(field) || !Request.Form.TryGetValue(field, out var typed))
        {
            return BadRequest();
        }

        IsFragment = Request.Headers.ContainsKey("HX-Request");
        var text = typed.ToString();
        IsTooLong = text.Length > Longest;
        if (IsTooLong)
        {
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        else
        {
            Html = renderer.Render(text);
        }

        return Page();
    }
}
