using AngleSharp.Html.Parser;
using Intranet.Ui.Content.Sanitizing;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Content;

/// <summary>
/// Turns Markdown that people wrote into HTML that is safe to send. The only place where text of people becomes markup: Markdig writes the HTML
/// with raw HTML switched off, and an allow-list keeps what a text needs and nothing else. Thread safe; one instance serves all requests.
/// </summary>
public sealed class MarkdownRenderer(IStringLocalizer<Texts> texts)
{
    /// <summary>Longest text rendered, in characters; the rest of a longer one is left out. Forms refuse earlier.</summary>
    public const int MaximumLength = 4_000_000;

    private static readonly MarkdownPipeline Pipeline = MarkdownPipelines.Create();

    /// <summary>Renders a text.</summary>
    /// <param name="markdown">The text; null and empty render as nothing.</param>
    /// <param name="topHeading">Level, 2–6, that the text's highest heading gets, so that the page's own headings stay above it.</param>
    public IHtmlContent Render(string? markdown, int topHeading = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(topHeading, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(topHeading, 6);
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return HtmlString.Empty;
        }

        var source = markdown.Length > MaximumLength ? markdown[..MaximumLength] : markdown;
        return new HtmlString(Sanitize(ToHtml(source), topHeading));
    }

    /// <summary>The text without its marks, on one line, for lists and the search index.</summary>
    /// <param name="markdown">The text; null gives an empty string.</param>
    /// <param name="maximumLength">Most characters, or null for all; a longer text is cut at a word and ends with an ellipsis.</param>
    public static string ToPlainText(string? markdown, int? maximumLength = null) => PlainText.Of(markdown, maximumLength);

    internal static MarkdownDocument? TryParse(string markdown) => OrNull(markdown, text => Markdown.Parse(text, Pipeline));

    private static string ToHtml(string markdown) => OrNull(markdown, text => Markdown.ToHtml(text, Pipeline)) ?? AsParagraphs(markdown);

    private static T? OrNull<T>(string markdown, Func<string, T> work)
        where T : class
    {
        if (Complexity.IsTooGreat(markdown))
        {
            return null;
        }

        try
        {
            return work(markdown);
        }
        catch (ArgumentException)
        {
            // Markdig's way to say, when it reads and when it writes, that a text is nested deeper than it follows.
            return null;
        }
    }

    // A text that is too much for the parser is shown as it was typed, line by line.
    private static string AsParagraphs(string text) =>
        string.Concat(text.Split('\n').Where(line => line.AsSpan().ContainsAnyExcept(' ', '\t', '\r')).Select(line => $"<p>{System.Net.WebUtility.HtmlEncode(line)}</p>"));

    private string Sanitize(string html, int topHeading)
    {
        var document = new HtmlParser().ParseDocument(string.Empty);
        var body = document.Body!;
        body.InnerHtml = html;
        new AllowList(new SanitizerWords(texts["Task.Done"], texts["Task.Open"], texts["Table.Name"])).Apply(body);
        HeadingLevels.Shift(body, topHeading);
        return body.InnerHtml;
    }
}
