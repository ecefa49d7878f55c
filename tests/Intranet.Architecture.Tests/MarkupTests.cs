using Intranet.Architecture.Tests.Rules;

namespace Intranet.Architecture.Tests;

[Collection(DemoSite.Name)]
public sealed class MarkupTests(DemoSite demo)
{
    private static readonly string[] Entrances =
        ["", "search?q=halka", "search?q=xyzzy", "questions", "ask", "communities", "cases", "cases/new", "network/cases", "network/communities", "profile", "profile/tokens", "admin", "help"];

    [Theory]
    [InlineData("vaxjo", "anstalld")]
    [InlineData("vaxjo", "redaktor")]
    [InlineData("vaxjo", "admin")]
    [InlineData("default", "coordinator")]
    public async Task No_page_sends_an_unprocessed_tag_helper(string prefix, string userName)
    {
        using var visitor = await demo.Site.SignInAsync(prefix, userName);
        var violations = new List<string>();
        var pages = 0;
        await foreach (var (address, html) in new Crawl(visitor, prefix, mostPages: 90).WalkAsync([.. Entrances.Select(e => $"/{prefix}/{e}")]))
        {
            pages++;
            violations.AddRange(ProcessedMarkup.Check(address, html));
        }

        Assert.True(pages >= 15, $"The walk found {pages} pages only.");
        Expect.None(violations);
    }

    [Theory]
    [InlineData("<form asp-antiforgery=\"true\"></form>", "sends asp-antiforgery on <form>")]
    [InlineData("<partial name=\"_Menu\"/>", "sends <partial>")]
    [InlineData("<vc:discussion subject-id=\"1\"></vc:discussion>", "sends <vc:discussion>")]
    [InlineData("<text-field label=\"Rubrik\"></text-field>", "sends <text-field>")]
    [InlineData("<p><icon name=\"key\"></icon></p>", "sends <icon>")]
    public void An_unprocessed_tag_helper_is_a_violation(string html, string words) =>
        Expect.One(words, ProcessedMarkup.Check("/page", $"<!doctype html><html><body>{html}</body></html>"));

    [Fact]
    public void Text_that_only_mentions_a_tag_helper_is_none() =>
        Assert.Empty(ProcessedMarkup.Check("/page", "<p>Skriv <code>&lt;partial asp-for=&gt;</code></p>"));
}
