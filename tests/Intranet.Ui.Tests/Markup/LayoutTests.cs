using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Intranet.Abstractions;
using Intranet.Theme.Base;
using Intranet.Ui.Tests.Gallery;
using Microsoft.AspNetCore.Http;

namespace Intranet.Ui.Tests.Markup;

public sealed class LayoutTests
{
    [Fact]
    public async Task The_title_names_page_and_organisation() => Assert.Equal("Byggstenar – Växjö kommun", (await PageAsync("/vaxjo/blocks")).Title);

    [Fact]
    public async Task Nothing_inline_breaks_a_strict_policy()
    {
        var page = await PageAsync("/vaxjo/blocks");

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.StartsWith("hx-on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_address_of_the_layout_stays_in_the_site()
    {
        var page = await PageAsync("/vaxjo/blocks");
        var addresses = page.QuerySelectorAll("header a, footer a, header form, footer form").Select(element => element.GetAttribute("href") ?? element.GetAttribute("action")!);

        Assert.All(addresses, address => Assert.StartsWith("/vaxjo", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_readers_scheme_is_on_the_root_element()
    {
        await using var host = await GalleryHost.StartAsync();

        Assert.Equal("auto", Parse(await host.GetAsync("/vaxjo/blocks")).DocumentElement.GetAttribute("data-color-scheme"));
        Assert.Equal("dark", Parse(await host.GetAsync("/vaxjo/blocks", ("Cookie", "scheme=dark"))).DocumentElement.GetAttribute("data-color-scheme"));
        Assert.Equal("auto", Parse(await host.GetAsync("/vaxjo/blocks", ("Cookie", "scheme=x\"onload"))).DocumentElement.GetAttribute("data-color-scheme"));
    }

    [Fact]
    public async Task English_readers_get_english()
    {
        var page = await PageAsync("/vaxjo/blocks?culture=en");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Skip to the content", page.QuerySelector(".ds-skip-link")!.TextContent);
        Assert.Equal("today 09:12", page.QuerySelector(".person time")!.TextContent);
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_no_menus_and_no_search()
    {
        await using var host = await GalleryHost.StartAsync();
        host.Site.IsSignedIn = false;
        var page = Parse(await host.GetAsync("/vaxjo/blocks"));

        Assert.Empty(page.QuerySelectorAll("header nav, header form, header details"));
        Assert.Equal("/vaxjo/account/sign-in", page.QuerySelector("header .tools a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_entry_that_the_reader_stands_on_is_marked()
    {
        await using var host = await GalleryHost.StartAsync();
        var page = Parse(await host.GetAsync("/vaxjo/questions"));

        Assert.Equal(["Frågor", "Frågor"], page.QuerySelectorAll("header [aria-current=page]").Select(link => link.TextContent));
    }

    [Theory]
    [InlineData("/vaxjo/network/cases", "page")]
    [InlineData("/vaxjo/network/cases/1", "true")]
    [InlineData("/vaxjo/cases", "true")]
    [InlineData("/vaxjo/cases/1", "true")]
    [InlineData("/vaxjo/casesheet", null)]
    [InlineData("/vaxjo", null)]
    public void An_entry_is_marked_in_both_scopes(string address, string? expected)
    {
        var site = new SiteView
        {
            Organisation = "Växjö kommun", SiteName = null, Logo = null, Contact = null, PathBase = "/vaxjo", ThemeAddress = null,
            ColorScheme = "auto", HasShortcuts = true, HasSearch = true, Reader = null, Menu = [],
        };
        var context = new DefaultHttpContext { Request = { PathBase = "/vaxjo", Path = address["/vaxjo".Length..] } };

        Assert.Equal(expected, CurrentPage.Of(context, site, new MenuEntry(MenuPlace.Main, 1, "Exempel", "/network/cases")));
    }

    [Fact]
    public async Task A_theme_overrides_one_partial_and_inherits_the_rest()
    {
        await using var host = await GalleryHost.StartAsync("Intranet.Theme.Region");
        var page = Parse(await host.GetAsync("/vaxjo/blocks"));

        Assert.Contains("Delad kunskap i Växjö kommun", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hjälp", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("header.hdr"));
    }

    [Fact]
    public async Task What_was_done_is_said_with_a_way_on()
    {
        var flash = (await PageAsync("/vaxjo/said")).QuerySelector(".flash [role=status]")!;

        Assert.Equal("success", flash.GetAttribute("data-color"));
        Assert.Equal("Delat med alla anslutna. Visa", flash.TextContent.Trim());
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static async Task<IDocument> PageAsync(string path)
    {
        await using var host = await GalleryHost.StartAsync();
        return Parse(await host.GetAsync(path));
    }
}
