using System.Globalization;
using Intranet.Abstractions;
using Intranet.Ui.Dates;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Intranet.Ui.TagHelpers;

/// <summary><c>&lt;person actor="@reply.Author" utc="@reply.CreatedUtc"/&gt;</c>: initials, name, role, organisation and, where given, when.</summary>
[HtmlTargetElement("person", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PersonTagHelper(DateText dates) : TagHelper
{
    /// <summary>The person; or give <see cref="Name"/> and the others.</summary>
    public Actor? Actor { get; set; }

    public string? Name { get; set; }

    /// <summary>Professional title; null or empty when unknown.</summary>
    public string? Title { get; set; }

    public string? Organisation { get; set; }

    /// <summary>When the person did it, in UTC; null to leave out.</summary>
    public DateTime? Utc { get; set; }

    /// <summary>Address of the person's page; null or empty for no link.</summary>
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Name ?? Actor?.Name ?? string.Empty;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "person");
        output.Content.AppendHtml(Avatar(name)).AppendHtml(Words(name));
    }

    /// <summary>Initials of the first and the last name: "Eva-Lena von Sundin" is "ES". Empty for an empty name.</summary>
    internal static string Initials(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length switch
        {
            0 => string.Empty,
            1 => First(parts[0]),
            _ => First(parts[0]) + First(parts[^1]),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.InvariantCulture);

    private static TagBuilder Avatar(string name)
    {
        var avatar = new TagBuilder("span");
        avatar.AddCssClass("ds-avatar");
        avatar.Attributes["data-initials"] = Initials(name);
        avatar.Attributes["aria-hidden"] = "true";
        return avatar;
    }

    private TagBuilder Words(string name)
    {
        var words = new TagBuilder("span");
        words.InnerHtml.AppendHtml(NameOrLink(name));
        var facts = string.Join(", ", new[] { Title ?? Actor?.Title, Organisation ?? Actor?.Organisation }.Where(fact => !string.IsNullOrEmpty(fact)));
        if (facts.Length == 0 && Utc is null)
        {
            return words;
        }

        var small = new TagBuilder("small");
        small.InnerHtml.Append(facts);
        if (Utc is { } utc)
        {
            small.InnerHtml.Append(facts.Length > 0 ? " · " : string.Empty).AppendHtml(TimeMarkup.Of(utc, dates));
        }

        words.InnerHtml.AppendHtml(small);
        return words;
    }

    private TagBuilder NameOrLink(string name)
    {
        var element = new TagBuilder(string.IsNullOrEmpty(Href) ? "span" : "a");
        element.InnerHtml.Append(name);
        if (!string.IsNullOrEmpty(Href))
        {
            element.AddCssClass("ds-link");
            element.Attributes["href"] = Href;
        }

        return element;
    }
}
