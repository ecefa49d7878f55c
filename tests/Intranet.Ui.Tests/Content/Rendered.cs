using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Intranet.Ui.Content;

namespace Intranet.Ui.Tests.Content;

/// <summary>Renders Markdown in Swedish and reads the result as a browser would.</summary>
internal static class Rendered
{
    public static MarkdownRenderer Renderer { get; } = new(RealTexts.Localizer);

    public static string Html(string markdown, int topHeading = 3) => RealTexts.In("sv", () =>
    {
        using var writer = new StringWriter();
        Renderer.Render(markdown, topHeading).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    });

    public static IElement Body(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!;
}
