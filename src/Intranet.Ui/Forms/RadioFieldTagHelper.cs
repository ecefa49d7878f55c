using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Forms;

/// <summary>One choice of a <see cref="RadioFieldTagHelper"/>.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What people read.</param>
/// <param name="Description">What choosing it means; null for nothing.</param>
public sealed record RadioChoice(string Value, string Text, string? Description = null);

/// <summary><c>&lt;radio-field asp-for="Input.Audience" label="@T["WhoCanRead"]" choices="Model.Audiences"/&gt;</c>: one of a few, all in sight.</summary>
[HtmlTargetElement("radio-field", Attributes = "asp-for,label,choices", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RadioFieldTagHelper(IStringLocalizer<Texts> texts) : FieldTagHelper(texts)
{
    /// <summary>What can be chosen, in order; for audiences the narrowest first.</summary>
    public required IReadOnlyList<RadioChoice> Choices { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        base.Process(context, output);
        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class", "ds-fieldset");
        if (new FieldContext(For, ViewContext).Error is not null)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }
    }

    // The group is described by its own parts; this element is never sent.
    private protected override TagBuilder Control(FieldContext field) => new("span");

    private protected override IEnumerable<IHtmlContent> Parts(FieldContext field, TagBuilder control)
    {
        var legend = new TagBuilder("legend");
        legend.AddCssClass("ds-label");
        legend.InnerHtml.Append(Label);
        yield return legend;
        if (FullDescription.Length > 0)
        {
            var description = new TagBuilder("p");
            description.AddCssClass("ds-paragraph quiet");
            description.InnerHtml.Append(FullDescription);
            yield return description;
        }

        for (var index = 0; index < Choices.Count; index++)
        {
            yield return Choice(field, Choices[index], index);
        }

        yield return ErrorOf(field);
    }

    private static TagBuilder Choice(FieldContext field, RadioChoice choice, int index)
    {
        // The first choice carries the field's id, so that the error summary leads to it.
        var id = index == 0 ? field.Id : string.Create(CultureInfo.InvariantCulture, $"{field.Id}-{index}");
        var radio = NewControl("input", field);
        radio.TagRenderMode = TagRenderMode.SelfClosing;
        radio.Attributes["id"] = id;
        radio.Attributes["type"] = "radio";
        radio.Attributes["value"] = choice.Value;
        if (string.Equals(choice.Value, field.Value, StringComparison.OrdinalIgnoreCase))
        {
            radio.Attributes["checked"] = "checked";
        }

        var row = new TagBuilder("div");
        row.AddCssClass("ds-field");
        row.InnerHtml.AppendHtml(radio).AppendHtml(LabelOf(choice, id)).AppendHtml(DescriptionOf(choice, id, radio));
        return row;
    }

    private static TagBuilder LabelOf(RadioChoice choice, string id)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.Attributes["for"] = id;
        label.Attributes["data-weight"] = "regular";
        label.InnerHtml.Append(choice.Text);
        return label;
    }

    private static IHtmlContent DescriptionOf(RadioChoice choice, string id, TagBuilder radio)
    {
        if (choice.Description is null)
        {
            return HtmlString.Empty;
        }

        radio.Attributes["aria-describedby"] = $"{id}-d";
        var description = new TagBuilder("div");
        description.Attributes["data-field"] = "description";
        description.Attributes["id"] = $"{id}-d";
        description.InnerHtml.Append(choice.Description);
        return description;
    }
}
