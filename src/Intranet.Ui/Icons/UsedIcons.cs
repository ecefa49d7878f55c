using Microsoft.AspNetCore.Http;

namespace Intranet.Ui.Icons;

/// <summary>The icons that the page being rendered has used, so that the layout sends each drawing once and no other.</summary>
internal static class UsedIcons
{
    private static readonly object Key = new();

    public static SortedSet<string> Of(HttpContext context)
    {
        if (context.Items[Key] is SortedSet<string> names)
        {
            return names;
        }

        var created = new SortedSet<string>(StringComparer.Ordinal);
        context.Items[Key] = created;
        return created;
    }
}
