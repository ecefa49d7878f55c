using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace Intranet.Ui.Icons;

/// <summary>Writes icons. They are ornaments: the words beside them, or the name of the button, say what they mean.</summary>
internal static class IconMarkup
{
    /// <summary>A reference to the page's sprite, or the drawing itself in a fragment that is swapped into a page which may lack it.</summary>
    public static IHtmlContent Of(HttpContext context, string name)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            return new HtmlString($"<svg class=\"i\" viewBox=\"0 0 24 24\" fill=\"none\" aria-hidden=\"true\">{IconSet.Drawing(name)}</svg>");
        }

        IconSet.Symbol(name);
        UsedIcons.Of(context).Add(name);
        return new HtmlString($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-{name}\"/></svg>");
    }

    public static IHtmlContent Sprite(HttpContext context)
    {
        var names = UsedIcons.Of(context);
        return names.Count == 0
            ? HtmlString.Empty
            : new HtmlString($"<svg hidden aria-hidden=\"true\">{string.Concat(names.Select(IconSet.Symbol))}</svg>");
    }
}
