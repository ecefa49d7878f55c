using System.Net;
using System.Text.Json.Nodes;

namespace Intranet.Platform.Tests.Product;

/// <summary>The whole product starts, on both databases, as a process too, and in a browser.</summary>
public sealed class SiteTests
{
    [Fact]
    public async Task The_demonstration_runs_on_PostgreSQL()
    {
        await using var database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
        await using (var site = await Site.StartAsync("demo", database))
        {
            using var visitor = await site.SignInAsync("vaxjo", "anstalld");

            Assert.NotEmpty((await visitor.OpenAsync("cases")).QuerySelectorAll("a[href*='/vaxjo/cases/']"));
        }

        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_killed_host_starts_again_and_knows_who_was_signed_in()
    {
        await using var site = await KilledSite.StartDemoAsync();
        using var visitor = site.Visit("vaxjo");
        await visitor.SignInAsync("anstalld", Site.DemoPassword);
        var token = await site.RunVerbAsync("token", "create", "--tenant", "vaxjo", "--user", "redaktor");

        await site.KillAsync();
        await site.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("profile")).StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/vaxjo/api/v1/me");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await visitor.Http.SendAsync(request);
        Assert.Equal("redaktor", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["userName"]);
    }

    [Fact]
    public async Task A_host_that_has_started_can_ask_itself_for_a_page()
    {
        await using var site = await Site.StartAsync("network");

        Assert.Equal(200, await site.AskFirstPageAsync());
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_is_refused_in_words()
    {
        await using var site = await KilledSite.StartDemoAsync();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => site.RunVerbAsync("--urls", "http://127.0.0.1:0"));

        Assert.Contains("Another process uses", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, 1280)]
    [InlineData(true, true, 390)]
    [InlineData(false, false, 390)]
    public async Task The_sign_in_page_opens_in_a_browser_without_fault(bool javaScript, bool isDark, int width)
    {
        await using var site = await Site.StartDemoAsync();
        await using var window = await (await Browser.GetAsync()).OpenAsync(site, new WindowOptions { JavaScript = javaScript, IsDark = isDark, Width = width });

        Assert.Equal(200, await window.GoAsync("/vaxjo/account/sign-in"));

        Assert.True(await window.Page.Locator("input[name='Input.UserName']").IsVisibleAsync());
        Assert.Empty(window.Faults);
        if (javaScript)
        {
            Assert.Empty(await window.InspectAsync());
        }
    }
}
