using AngleSharp.Html.Parser;

namespace Intranet.Users.Tests;

internal static class Words
{
    /// <summary>The first form of a page as it stands, without what was typed into it and without its random keys.</summary>
    public static string OfForm(string html, string typed)
    {
        var form = new HtmlParser().ParseDocument(html).QuerySelector("main form")!;
        form.QuerySelectorAll("input[type=hidden]").ToList().ForEach(field => field.Remove());
        return form.OuterHtml.Replace(typed, "", StringComparison.Ordinal);
    }
}
