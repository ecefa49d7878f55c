using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary>A form field: label, description, control and what is wrong, tied together for screen readers.</summary>
public abstract class FieldTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>The property that the field fills.</summary>
    [HtmlAttributeName("asp-for")]
    public required ModelExpression For { get; set; }

    /// <summary>What the field is called, in the reader's language.</summary>
    public required string Label { get; set; }

    /// <summary>What to think of when filling it; null for nothing.</summary>
    public string? Description { get; set; }

    /// <summary>True when the field may be left empty; the label says so.</summary>
    public bool Optional { get; set; }

    /// <summary>True in a form that only narrows a list: the field may be left empty, and nobody needs to be told.</summary>
    public bool Narrows { get; set; }

    /// <summary>Most characters, said in the description; null says nothing. The server refuses more, the field never cuts what is typed.</summary>
    public int? MaxLength { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>Texts of this assembly.</summary>
    protected IStringLocalizer<Texts> Words { get; } = texts;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var field = new FieldContext(For, ViewContext);
        FieldLabels.Of(ViewContext.HttpContext).Add(field.Name, Label);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-field");
        var control = Control(field);
        Describe(field, control);
        foreach (var part in Parts(field, control))
        {
            output.Content.AppendHtml(part);
        }
    }

    /// <summary>The element that people fill in, with its id, name and value.</summary>
    private protected abstract TagBuilder Control(FieldContext field);

    /// <summary>The parts of the field in the order in which they stand.</summary>
    private protected virtual IEnumerable<IHtmlContent> Parts(FieldContext field, TagBuilder control)
    {
        yield return LabelOf(field);
        yield return DescriptionOf(field);
        yield return control;
        yield return ErrorOf(field);
    }

    private protected TagBuilder LabelOf(FieldContext field)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.Attributes["for"] = field.Id;
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            var hint = new TagBuilder("span");
            hint.AddCssClass("quiet small");
            hint.InnerHtml.Append(Words["Field.Optional"]);
            label.InnerHtml.Append(" ").AppendHtml(hint);
        }

        return label;
    }

    private protected IHtmlContent DescriptionOf(FieldContext field)
    {
        var words = FullDescription;
        if (words.Length == 0)
        {
            return HtmlString.Empty;
        }

        var description = new TagBuilder("div");
        description.Attributes["data-field"] = "description";
        description.Attributes["id"] = DescriptionId(field);
        description.InnerHtml.Append(words);
        return description;
    }

    private protected static IHtmlContent ErrorOf(FieldContext field)
    {
        if (field.Error is not { } message)
        {
            return HtmlString.Empty;
        }

        var error = new TagBuilder("p");
        error.AddCssClass("ds-validation-message");
        error.Attributes["data-field"] = "validation";
        error.Attributes["id"] = ErrorId(field);
        error.InnerHtml.Append(message);
        return error;
    }

    private protected string FullDescription =>
        string.Join(' ', new[] { Description, MaxLength is { } most ? Words["Field.AtMost", most].Value : null }.Where(words => !string.IsNullOrEmpty(words)));

    private protected void Describe(FieldContext field, TagBuilder control)
    {
        var ids = new List<string>(2);
        if (FullDescription.Length > 0)
        {
            ids.Add(DescriptionId(field));
        }

        if (field.Error is not null)
        {
            ids.Add(ErrorId(field));
            control.Attributes["aria-invalid"] = "true";
        }

        if (ids.Count > 0)
        {
            control.Attributes["aria-describedby"] = string.Join(' ', ids);
        }

        if (!Optional && !Narrows)
        {
            control.Attributes["aria-required"] = "true";
        }
    }

    private protected static TagBuilder NewControl(string element, FieldContext field)
    {
        var control = new TagBuilder(element);
        control.AddCssClass("ds-input");
        control.Attributes["id"] = field.Id;
        control.Attributes["name"] = field.Name;
        return control;
    }

    private static string DescriptionId(FieldContext field) => $"{field.Id}-d";

    private static string ErrorId(FieldContext field) => $"{field.Id}-e";
}
