using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary><c>&lt;text-field asp-for="Input.Title" label="@T["Title"]" max-length="120"/&gt;</c>: one line of text, a date, an address …</summary>
[HtmlTargetElement("text-field", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTagHelper(IStringLocalizer<Texts> texts) : FieldTagHelper(texts)
{
    /// <summary>Type of the <c>input</c> element: <c>text</c>, <c>email</c>, <c>password</c>, <c>date</c> …</summary>
    public string Type { get; set; } = "text";

    /// <summary>What the browser may fill in, as in HTML's <c>autocomplete</c>; null leaves it to the browser.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>True for the first field of a page whose only matter is the form.</summary>
    public bool Autofocus { get; set; }

    /// <summary>What the browser proposes while one types; anything else may be typed as well. Null proposes nothing.</summary>
    public IReadOnlyCollection<string>? Suggestions { get; set; }

    private protected override IEnumerable<IHtmlContent> Parts(FieldContext field, TagBuilder control)
    {
        foreach (var part in base.Parts(field, control))
        {
            yield return part;
        }

        if (Suggestions is not null)
        {
            yield return SuggestionList(field);
        }
    }

    private protected override TagBuilder Control(FieldContext field)
    {
        var input = NewControl("input", field);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        if (Type != "password")
        {
            input.Attributes["value"] = field.Value;
        }

        if (Autocomplete is not null)
        {
            input.Attributes["autocomplete"] = Autocomplete;
        }

        if (Autofocus)
        {
            input.Attributes["autofocus"] = "autofocus";
        }

        if (Suggestions is not null)
        {
            input.Attributes["list"] = SuggestionsId(field);
        }

        return input;
    }

    private TagBuilder SuggestionList(FieldContext field)
    {
        var list = new TagBuilder("datalist");
        list.Attributes["id"] = SuggestionsId(field);
        foreach (var suggestion in Suggestions!)
        {
            var option = new TagBuilder("option") { TagRenderMode = TagRenderMode.StartTag };
            option.Attributes["value"] = suggestion;
            list.InnerHtml.AppendHtml(option);
        }

        return list;
    }

    private static string SuggestionsId(FieldContext field) => $"{field.Id}-l";
}
