using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.TagHelpers;

/// <summary><c>&lt;pager page="2" page-count="15"/&gt;</c>: links to the pages of a list; the rest of the address is kept. Nothing for one page.</summary>
[HtmlTargetElement("pager", Attributes = "page,page-count", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>The page shown, 1-based.</summary>
    public int Page { get; set; }

    public int PageCount { get; set; }

    /// <summary>Name of the query parameter that carries the page.</summary>
    public string Parameter { get; set; } = "page";

    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (PageCount <= 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-pagination");
        output.Attributes.SetAttribute("aria-label", texts["Pager.Name"].Value);
        output.Content.SetHtmlContent(List());
    }

    private TagBuilder List()
    {
        var list = new TagBuilder("ul");
        list.InnerHtml.AppendHtml(Step(Page - 1, texts["Pager.Previous"], texts["Pager.PreviousPage"]));
        foreach (var page in PagerWindow.Of(Page, PageCount))
        {
            list.InnerHtml.AppendHtml(page is { } number ? Numbered(number) : new TagBuilder("li"));
        }

        list.InnerHtml.AppendHtml(Step(Page + 1, texts["Pager.Next"], texts["Pager.NextPage"]));
        return list;
    }

    // The design system draws the arrows on the first and last item, so those always stand, hidden where they lead nowhere.
    private TagBuilder Step(int page, string words, string name)
    {
        var leadsNowhere = page < 1 || page > PageCount;
        var link = Link(words, leadsNowhere ? null : page);
        if (leadsNowhere)
        {
            link.Attributes["aria-hidden"] = "true";
        }
        else
        {
            link.Attributes["aria-label"] = name;
            link.Attributes["rel"] = page < Page ? "prev" : "next";
        }

        return InItem(link);
    }

    private TagBuilder Numbered(int page)
    {
        var link = Link(page.ToString(CultureInfo.InvariantCulture), page);
        link.Attributes["aria-label"] = texts["Pager.Page", page];
        if (page == Page)
        {
            link.Attributes["data-variant"] = "primary";
            link.Attributes["aria-current"] = "true";
        }

        return InItem(link);
    }

    private TagBuilder Link(string words, int? page)
    {
        var link = new TagBuilder("a");
        link.AddCssClass("ds-button");
        link.Attributes["data-variant"] = "tertiary";
        if (page is { } number)
        {
            link.Attributes["href"] = Address(number);
        }

        link.InnerHtml.Append(words);
        return link;
    }

    private static TagBuilder InItem(TagBuilder link)
    {
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(link);
        return item;
    }

    private string Address(int page)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query
            .Where(parameter => !string.Equals(parameter.Key, Parameter, StringComparison.OrdinalIgnoreCase))
            .SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value ?? string.Empty)));
        if (page > 1)
        {
            query.Add(Parameter, page.ToString(CultureInfo.InvariantCulture));
        }

        return UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
    }
}
