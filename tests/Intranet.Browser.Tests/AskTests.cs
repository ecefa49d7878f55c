namespace Intranet.Browser.Tests;

/// <summary>A search that finds nothing is the beginning of a question.</summary>
[Collection(DemoSite.Name)]
public sealed class AskTests(DemoSite demo)
{
    [Theory]
    [InlineData(true, "Vem har prövat fågelskrämmor i fruktträdgårdar?", "Fråga alla anslutna")]
    [InlineData(false, "Vem har prövat kvastar mot getingbon?", "Publicera för dem du valt ovan")]
    public async Task A_search_without_hits_becomes_a_question_to_all_members(bool javaScript, string title, string button)
    {
        await using var asker = await Seat.TakeAsync(demo.Site, "vaxjo", javaScript);
        await asker.SignInAsync("anstalld");
        await asker.GoAsync("search?q=xyzzyplugh");
        await asker.ReadsAsync("Inga träffar för");
        Assert.Equal("xyzzyplugh", await asker.Page.Locator("[name='Input.Title']").InputValueAsync());

        await asker.WriteAsync("Title", title);
        await asker.Page.GetByLabel("Alla anslutna", new() { Exact = true }).CheckAsync();
        await asker.PressAsync(button);
        await asker.ReadsAsync("Din fråga är publicerad.");
        await asker.Page.Locator("main .ds-tag", new() { HasText = "Alla anslutna" }).WaitForAsync();

        await using var reader = await Seat.TakeAsync(demo.Site, "umea", javaScript);
        await reader.SignInAsync("anstalld");
        await reader.GoAsync("questions");
        await reader.FollowAsync(title);
        await reader.ReadsAsync("Publicera svaret för alla anslutna");
        Assert.Empty(new[] { asker, reader }.SelectMany(seat => seat.Window.Faults));
    }

    [Fact]
    public async Task The_narrowest_audience_is_chosen_from_the_start()
    {
        await using var asker = await Seat.TakeAsync(demo.Site, "vaxjo", javaScript: false);
        await asker.SignInAsync("anstalld");
        foreach (var page in new[] { "ask", "search?q=xyzzyplugh" })
        {
            await asker.GoAsync(page);
            Assert.True(await asker.Page.GetByLabel("Växjö kommun", new() { Exact = true }).IsCheckedAsync());
        }
    }
}
