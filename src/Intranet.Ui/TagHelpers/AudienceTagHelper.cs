using Intranet.Ui.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.TagHelpers;

/// <summary>Who can read something, from the narrowest to the widest.</summary>
public enum AudienceKind
{
    /// <summary>The author, and those the author names.</summary>
    Private,

    /// <summary>A board or department of an organisation.</summary>
    Unit,

    /// <summary>Everybody in one organisation.</summary>
    Organisation,

    /// <summary>The members of a community.</summary>
    Community,

    /// <summary>Signed-in people of all member organisations.</summary>
    AllMembers,
}

/// <summary><c>&lt;audience-tag kind="Organisation" name="Växjö kommun"/&gt;</c>: who can read. Always a name, never "public".</summary>
[HtmlTargetElement("audience-tag", Attributes = "kind", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AudienceTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public AudienceKind Kind { get; set; }

    /// <summary>Name of the readers. Required but for <see cref="AudienceKind.AllMembers"/> and <see cref="AudienceKind.Private"/>, which have words of their own.</summary>
    public string? Name { get; set; }

    /// <summary>True for a fact among others in a row, without a frame of its own.</summary>
    public bool Plain { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!Plain)
        {
            output.Attributes.SetAttribute("class", "ds-tag");
            output.Attributes.SetAttribute("data-color", "neutral");
            output.Attributes.SetAttribute("data-variant", "outline");
        }

        output.Content.SetHtmlContent(IconMarkup.Of(ViewContext.HttpContext, Icon));
        output.Content.Append("\u00a0" + Words());
    }

    private string Icon => Kind switch
    {
        AudienceKind.Private => "lock",
        AudienceKind.Unit or AudienceKind.Organisation => "organisation",
        AudienceKind.Community => "network",
        AudienceKind.AllMembers => "all",
        _ => throw new InvalidOperationException($"There is no audience {Kind}."),
    };

    private string Words()
    {
        if (!string.IsNullOrEmpty(Name))
        {
            return Kind == AudienceKind.Private ? texts["Audience.YouAnd", Name] : Name;
        }

        return Kind switch
        {
            AudienceKind.AllMembers => texts["Audience.AllMembers"],
            AudienceKind.Private => texts["Audience.OnlyYou"],
            _ => throw new InvalidOperationException($"The audience {Kind} has no name; say who can read."),
        };
    }
}
