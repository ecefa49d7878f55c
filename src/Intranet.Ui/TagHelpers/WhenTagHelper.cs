using Intranet.Ui.Dates;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui.TagHelpers;

/// <summary>How an instant is written.</summary>
public enum WhenStyle
{
    /// <summary>"i dag 09.12", "i går", "i måndags", "12 november"; the year only where it is another.</summary>
    Short,

    /// <summary>"12 november 2026".</summary>
    Day,

    /// <summary>"12 november 2026 kl. 09.12".</summary>
    Full,

    /// <summary>"för 2 timmar sedan", kept fresh by script; as <see cref="Short"/> without.</summary>
    Relative,
}

/// <summary><c>&lt;when utc="@thread.CreatedUtc"/&gt;</c>: an instant as a <c>time</c> element, with the full date as its title.</summary>
[HtmlTargetElement("when", Attributes = "utc", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhenTagHelper(DateText dates) : TagHelper
{
    /// <summary>The instant in UTC.</summary>
    public DateTime Utc { get; set; }

    public WhenStyle As { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(TimeMarkup.Of(Utc, dates, As));
    }
}
