using AngleSharp.Dom;

namespace Intranet.Ui.Content.Sanitizing;

/// <summary>
/// Keeps the elements and attributes on the list and removes all others. An unknown element gives way to its children, so that no words are
/// lost; one whose content is no text goes with everything in it. Source of the approach: OWASP XSS Prevention Cheat Sheet, HTML sanitization.
/// </summary>
internal sealed class AllowList(SanitizerWords words)
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li",
        "table", "thead", "tbody", "tr", "th", "td", "a", "img", "input",
    };

    private static readonly HashSet<string> WithoutText = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "iframe", "object", "embed", "noscript", "svg", "math", "xmp", "plaintext", "title", "textarea", "select",
    };

    public void Apply(IElement root)
    {
        foreach (var comment in root.Descendants<IComment>().ToArray())
        {
            comment.Remove();
        }

        foreach (var element in root.QuerySelectorAll("*").ToArray())
        {
            Keep(element);
        }
    }

    private void Keep(IElement element)
    {
        if (WithoutText.Contains(element.LocalName))
        {
            element.Remove();
            return;
        }

        if (!Elements.Contains(element.LocalName))
        {
            Unwrap(element);
            return;
        }

        switch (element.LocalName)
        {
            case "a":
                Links.Apply(element);
                break;
            case "img":
                Images.Apply(element);
                break;
            case "input":
                ApplyTask(element);
                break;
            case "table":
                Strip(element);
                Scrollable(element);
                break;
            case "pre":
                Strip(element);
                element.SetAttribute("tabindex", "0");
                break;
            case "ol":
                Strip(element, "start");
                break;
            case "th" or "td":
                ApplyCell(element);
                break;
            default:
                Strip(element);
                break;
        }
    }

    private void ApplyTask(IElement element)
    {
        var isTask = element.GetAttribute("type") == "checkbox";
        var isDone = element.HasAttribute("checked");
        Strip(element);
        if (!isTask)
        {
            element.Remove();
            return;
        }

        element.SetAttribute("type", "checkbox");
        element.SetAttribute("disabled", string.Empty);
        element.SetAttribute("aria-label", isDone ? words.TaskDone : words.TaskOpen);
        if (isDone)
        {
            element.SetAttribute("checked", string.Empty);
        }
    }

    // Markdig aligns with a style attribute, which a strict policy blocks.
    private static void ApplyCell(IElement element)
    {
        var style = element.GetAttribute("style") ?? string.Empty;
        Strip(element);
        if (style.Contains("right", StringComparison.Ordinal))
        {
            element.SetAttribute("align", "right");
        }
        else if (style.Contains("center", StringComparison.Ordinal))
        {
            element.SetAttribute("align", "center");
        }
    }

    private void Scrollable(IElement table)
    {
        var frame = table.Owner!.CreateElement("div");
        frame.SetAttribute("class", "table-scroll");
        frame.SetAttribute("role", "group");
        frame.SetAttribute("aria-label", words.Table);
        frame.SetAttribute("tabindex", "0");
        table.Replace(frame);
        frame.AppendChild(table);
    }

    internal static void Strip(IElement element, params ReadOnlySpan<string> kept)
    {
        foreach (var attribute in element.Attributes.Select(attribute => attribute.Name).ToArray())
        {
            if (!kept.Contains(attribute))
            {
                element.RemoveAttribute(attribute);
            }
        }
    }

    private static void Unwrap(IElement element) => element.Replace(element.ChildNodes.ToArray());
}
