using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Intranet.Ui.Tests.Gallery;

namespace Intranet.Ui.Tests.Markup;

public sealed class BlocksTests
{
    [Fact]
    public async Task No_tag_helper_is_sent_unprocessed()
    {
        var page = await PageAsync("/vaxjo/blocks");

        Assert.DoesNotMatch("<(icon|person|pager|when|meta-row|state-tag|audience-tag|empty-state|markdown|flash-message|partial|[a-z]+-field|error-summary|draft-notice|copy-link)[ >/]", page.Source.Text);
        Assert.DoesNotContain("asp-for", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_icon_drawn_is_in_the_sprite_and_the_sprite_holds_no_other()
    {
        var page = await PageAsync("/vaxjo/blocks");
        var used = page.QuerySelectorAll("use").Select(use => use.GetAttribute("href")![1..]).Distinct().Order();
        var drawn = page.QuerySelectorAll("symbol").Select(symbol => symbol.Id).Order();

        Assert.Equal(used, drawn);
        Assert.Contains("i-bell", Intranet.Ui.Icons.IconSet.Names.Select(name => $"i-{name}"));
        Assert.DoesNotContain("i-bell", drawn);
    }

    [Fact]
    public async Task A_fragment_for_a_page_that_stands_carries_its_own_drawings()
    {
        await using var host = await GalleryHost.StartAsync();
        var fragment = await host.GetAsync("/vaxjo/blocks", ("HX-Request", "true"));

        Assert.DoesNotContain("<use", fragment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_are_unique_and_everything_referred_to_exists()
    {
        var page = await FailedFormAsync();
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        var references = page.QuerySelectorAll("[aria-describedby],[aria-labelledby],label[for],markdown-toolbar")
            .SelectMany(element => new[] { "aria-describedby", "aria-labelledby", "for" }.Select(element.GetAttribute))
            .Where(value => value is not null).SelectMany(value => value!.Split(' '));
        Assert.All(references, id => Assert.Contains(id, ids));
        Assert.All(page.QuerySelectorAll(".ds-error-summary a"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
    }

    [Fact]
    public async Task A_field_that_failed_says_so_keeps_what_was_typed_and_stands_in_the_summary()
    {
        var page = await FailedFormAsync();
        var title = page.QuerySelector("#Input_Title")!;

        Assert.Equal("true", title.GetAttribute("aria-invalid"));
        Assert.Contains("Input_Title-e", title.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        Assert.Equal("Skriv en rubrik", page.QuerySelector("#Input_Title-e")!.TextContent);
        Assert.Equal("\nÅ <b>ä</b> ö", ((IHtmlTextAreaElement)page.QuerySelector("#Input_Body")!).Value);
        Assert.Equal("Två saker behöver rättas", page.QuerySelector(".ds-error-summary h3")!.TextContent);
        Assert.Equal(["Rubrik: Skriv en rubrik", "Slag: Välj ett slag"], page.QuerySelectorAll(".ds-error-summary li").Select(item => item.TextContent));
    }

    [Fact]
    public async Task What_cannot_be_a_number_is_kept_as_it_was_typed()
    {
        await using var host = await GalleryHost.StartAsync();
        var page = new HtmlParser().ParseDocument(await host.PostAsync("/vaxjo/blocks", ("Input.Inhabitants", "nästan 95 000")));

        Assert.Equal("nästan 95 000", page.QuerySelector("#Input_Inhabitants")!.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("#Input_Inhabitants")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_form_without_errors_has_no_summary_and_nothing_invalid()
    {
        var page = await PageAsync("/vaxjo/blocks");

        Assert.Empty(page.QuerySelectorAll(".ds-error-summary, [aria-invalid]"));
        Assert.Equal("own", page.QuerySelector("input[type=radio][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_pager_keeps_the_rest_of_the_address()
    {
        var page = await PageAsync("/vaxjo/blocks?q=å&tag=a&tag=b&page=2");
        var links = page.QuerySelectorAll(".ds-pagination a");

        Assert.Equal("/vaxjo/blocks?q=%C3%A5&tag=a&tag=b&page=3", links[^1].GetAttribute("href"));
        Assert.Equal("/vaxjo/blocks?q=%C3%A5&tag=a&tag=b", links[0].GetAttribute("href"));
        Assert.Equal(["Föregående", "1", "2", "3", "15", "Nästa"], links.Select(link => link.TextContent));
        Assert.Equal("true", page.QuerySelector(".ds-pagination [aria-current]")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task An_instant_is_said_in_words_and_kept_for_machines()
    {
        var time = (await PageAsync("/vaxjo/blocks")).QuerySelector(".person time")!;

        Assert.Equal("i dag 09.12", time.TextContent);
        Assert.Equal("2026-11-12T08:12:00Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public async Task Headings_of_a_page_skip_no_level()
    {
        var levels = (await PageAsync("/vaxjo/blocks")).QuerySelectorAll("main h1,main h2,main h3,main h4,main h5").Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} after h{pair.First}"));
    }

    [Fact]
    public async Task Texts_from_resources_fill_the_attributes_of_a_block()
    {
        var card = (await PageAsync("/vaxjo/questions")).QuerySelector(".ds-card")!;

        Assert.Equal("Det du skrev förut finns kvar här.", card.QuerySelector("h2")!.TextContent);
        Assert.Equal("Börja om", card.QuerySelector("a[href='/vaxjo/ask']")!.TextContent);
        Assert.Equal("Högst 120 tecken.", card.QuerySelector("p")!.TextContent);
    }

    private static async Task<IDocument> PageAsync(string path)
    {
        await using var host = await GalleryHost.StartAsync();
        return new HtmlParser().ParseDocument(await host.GetAsync(path));
    }

    private static async Task<IDocument> FailedFormAsync()
    {
        await using var host = await GalleryHost.StartAsync();
        return new HtmlParser().ParseDocument(await host.PostAsync(
            "/vaxjo/blocks", ("Input.Title", ""), ("Input.Kind", ""), ("Input.Body", "\nÅ <b>ä</b> ö"), ("Input.Audience", "all")));
    }
}
