namespace Intranet.Ui.Tests.Content;

public sealed class MarkdownRendererTests
{
    [Fact]
    public void Emphasis_lists_and_tables_become_markup()
    {
        var body = Rendered.Body(Rendered.Html("**Viktigt** och *lugnt*\n\n- ett\n- två\n\n| a | b |\n|---|--:|\n| å | 1 |\n"));

        Assert.Equal("Viktigt", body.QuerySelector("p strong")!.TextContent);
        Assert.Equal(2, body.QuerySelectorAll("ul > li").Length);
        Assert.Equal("right", body.QuerySelector("td:last-child")!.GetAttribute("align"));
        Assert.Null(body.QuerySelector("[style]"));
    }

    [Fact]
    public void Swedish_letters_stay_letters() => Assert.Equal("<p>Räksmörgås på Öland</p>", Rendered.Html("Räksmörgås på Öland").Trim());

    [Fact]
    public void Raw_html_is_shown_as_text()
    {
        var body = Rendered.Body(Rendered.Html("<b onclick=alert(1)>hej</b>\n\n<script>alert(1)</script>"));

        Assert.Empty(body.QuerySelectorAll("b, script"));
        Assert.Contains("<script>alert(1)</script>", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_lie_below_the_pages_own_and_skip_no_level()
    {
        var body = Rendered.Body(Rendered.Html("# Ett\n\n#### Djupt\n\n## Två\n\n# Tre", topHeading: 3));

        Assert.Equal(["h3", "h4", "h4", "h3"], body.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.LocalName));
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&#10;script:alert(1))")]
    [InlineData("[x](&#1;javascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    public void A_link_that_runs_code_is_only_its_words(string markdown) => Assert.Null(Rendered.Body(Rendered.Html(markdown)).QuerySelector("a, img"));

    [Theory]
    [InlineData("[x](https://example.org/a?b=c)", "https://example.org/a?b=c")]
    [InlineData("[x](/vaxjo/cases/1)", "/vaxjo/cases/1")]
    [InlineData("[x](cases/1?t=10:30)", "cases/1?t=10:30")]
    [InlineData("[x](mailto:a@example.org)", "mailto:a@example.org")]
    [InlineData("https://example.org", "https://example.org")]
    public void An_ordinary_link_is_kept_and_passes_no_trust_on(string markdown, string expected)
    {
        var link = Rendered.Body(Rendered.Html(markdown)).QuerySelector("a")!;

        Assert.Equal(expected, link.GetAttribute("href"));
        Assert.Equal("nofollow noopener", link.GetAttribute("rel"));
    }

    [Theory]
    [InlineData("![karta](https://spy.example/p.gif)", "https://spy.example/p.gif")]
    [InlineData("![karta](//spy.example/p.gif)", "//spy.example/p.gif")]
    public void A_strangers_image_is_not_fetched(string markdown, string link)
    {
        var body = Rendered.Body(Rendered.Html(markdown));

        Assert.Null(body.QuerySelector("img"));
        Assert.Equal(link, body.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("karta", body.QuerySelector("a")!.TextContent);
    }

    [Fact]
    public void The_sites_own_image_is_shown_with_its_description()
    {
        var image = Rendered.Body(Rendered.Html("![karta](/vaxjo/media/1.png)")).QuerySelector("img")!;

        Assert.Equal("/vaxjo/media/1.png", image.GetAttribute("src"));
        Assert.Equal("karta", image.GetAttribute("alt"));
    }

    [Fact]
    public void A_task_has_a_name_for_those_who_do_not_see_it()
    {
        var boxes = Rendered.Body(Rendered.Html("- [x] klart\n- [ ] inte")).QuerySelectorAll("input");

        Assert.Equal(["Klart", "Inte klart"], boxes.Select(box => box.GetAttribute("aria-label")));
        Assert.All(boxes, box => Assert.True(box.HasAttribute("disabled")));
    }

    [Fact]
    public void Wide_things_can_be_scrolled_by_keyboard()
    {
        var body = Rendered.Body(Rendered.Html("| a |\n|---|\n| b |\n\n```\nkod\n```"));

        Assert.Equal("0", body.QuerySelector(".table-scroll")!.GetAttribute("tabindex"));
        Assert.Equal("0", body.QuerySelector("pre")!.GetAttribute("tabindex"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t")]
    public void Nothing_renders_as_nothing(string? markdown) => Assert.Empty(Rendered.Html(markdown!));

    [Fact]
    public void The_same_text_renders_alike_from_many_threads()
    {
        const string text = "# A\n\n- [x] b\n\n| c |\n|---|\n| d |";
        var expected = Rendered.Html(text);

        Assert.All(Enumerable.Range(0, 200).AsParallel().Select(_ => Rendered.Html(text)), html => Assert.Equal(expected, html));
    }
}
