using Intranet.Ui.Icons;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary>
/// <c>&lt;markdown-editor asp-for="Input.Body" label="@T["Body"]"/&gt;</c>: a text area below a bar with a toolbar (by script) and a preview
/// made by the server: below the text with script, in a new tab without.
/// </summary>
[HtmlTargetElement("markdown-editor", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkdownEditorTagHelper(IStringLocalizer<Texts> texts) : FieldTagHelper(texts)
{
    /// <summary>Address of the preview page, below the site.</summary>
    public const string PreviewPath = "/preview";

    /// <summary>Lines shown before scrolling.</summary>
    public int Rows { get; set; } = 8;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        base.Process(context, output);
        output.Attributes.SetAttribute("class", "ds-field editor");
    }

    private protected override TagBuilder Control(FieldContext field) => TextAreaFieldTagHelper.TextArea(field, Rows);

    private protected override IEnumerable<IHtmlContent> Parts(FieldContext field, TagBuilder control)
    {
        yield return LabelOf(field);
        yield return DescriptionOf(field);
        yield return Bar(field);
        yield return control;
        yield return ErrorOf(field);
        yield return PreviewArea(field);
    }

    private TagBuilder Bar(FieldContext field)
    {
        var bar = new TagBuilder("div");
        bar.AddCssClass("editor-bar");
        bar.InnerHtml.AppendHtml(Toolbar(field)).AppendHtml(PreviewButton(field));
        return bar;
    }

    private TagBuilder Toolbar(FieldContext field)
    {
        var toolbar = new TagBuilder("markdown-toolbar");
        toolbar.Attributes["for"] = field.Id;
        toolbar.Attributes["aria-label"] = Words["Editor.Toolbar"];
        toolbar.InnerHtml
            .AppendHtml(Button("md-header", "Editor.Heading", Letter("strong", Words["Editor.HeadingLetter"])))
            .AppendHtml(Button("md-bold", "Editor.Bold", Letter("strong", Words["Editor.BoldLetter"])))
            .AppendHtml(Button("md-italic", "Editor.Italic", Letter("em", Words["Editor.ItalicLetter"])))
            .AppendHtml(Button("md-quote", "Editor.Quote", Letter("span", "”")))
            .AppendHtml(Button("md-link", "Editor.Link", Icon("link")))
            .AppendHtml(Button("md-unordered-list", "Editor.List", Icon("list")))
            .AppendHtml(Button("md-ordered-list", "Editor.NumberedList", Icon("numbers")));
        return toolbar;
    }

    private TagBuilder Button(string element, string name, IHtmlContent face)
    {
        var button = new TagBuilder(element);
        button.Attributes["role"] = "button";
        button.Attributes["aria-label"] = Words[name];
        button.Attributes["title"] = Words[name];
        button.InnerHtml.AppendHtml(face);
        return button;
    }

    private static TagBuilder Letter(string element, string letter)
    {
        var face = new TagBuilder(element);
        face.Attributes["aria-hidden"] = "true";
        face.InnerHtml.Append(letter);
        return face;
    }

    private IHtmlContent Icon(string name) => IconMarkup.Of(ViewContext.HttpContext, name);

    private TagBuilder PreviewButton(FieldContext field)
    {
        var address = $"{ViewContext.HttpContext.Request.PathBase}{PreviewPath}?field={Uri.EscapeDataString(field.Name)}";
        var button = new TagBuilder("button");
        button.AddCssClass("ds-button");
        button.Attributes["type"] = "submit";
        button.Attributes["data-variant"] = "tertiary";
        button.Attributes["data-preview"] = string.Empty;
        button.Attributes["formaction"] = address;
        button.Attributes["formtarget"] = "_blank";
        button.Attributes["formnovalidate"] = string.Empty;
        button.Attributes["hx-post"] = address;
        button.Attributes["hx-target"] = $"#{field.Id}-preview";
        button.Attributes["hx-swap"] = "innerHTML";
        button.InnerHtml.AppendHtml(Icon("eye")).Append(Words["Editor.Preview"]);
        return button;
    }

    private static TagBuilder PreviewArea(FieldContext field)
    {
        var area = new TagBuilder("div");
        area.AddCssClass("editor-preview prose");
        area.Attributes["id"] = $"{field.Id}-preview";
        area.Attributes["aria-live"] = "polite";
        return area;
    }
}
