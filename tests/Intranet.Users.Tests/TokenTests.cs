using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Intranet.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users.Tests;

public sealed class TokenTests(UsersSite site) : IClassFixture<UsersSite>
{
    [Fact]
    public async Task A_token_from_the_command_line_says_who_it_is()
    {
        var token = await CreateAsync("token create --tenant vaxjo --user ANSTALLD");
        Assert.Matches("^pat_[A-Za-z0-9_-]{43}$", token);

        var me = await (await CallAsync("vaxjo", HttpMethod.Get, "me", token)).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("anstalld", me!["userName"]!.ToString());
        Assert.Equal("Anna Åkerlund", me["name"]!.ToString());
        Assert.Equal("Växjö kommun", me["tenant"]!["title"]!.ToString());
        Assert.Equal("Employee", me["roles"]![0]!.ToString());
        Assert.Empty(me["permissions"]!.AsArray());
    }

    [Theory]
    [InlineData("token create --tenant vaxjo", 2)]
    [InlineData("token create --tenant vaxjo --user anstalld --days 0", 2)]
    [InlineData("token create --tenant vaxjo --user anstalld --scopes write", 2)]
    [InlineData("token create --tenant vaxjo --user anstalld --scope read", 2)]
    [InlineData("token create --tenant nowhere --user anstalld", 1)]
    [InlineData("token create --tenant vaxjo --user nobody", 1)]
    public async Task A_wrong_command_answers_one_line_and_no_token(string line, int exitCode)
    {
        var console = new Lines();
        Assert.Equal(exitCode, await RunAsync(line, console));
        Assert.Empty(console.Answers);
        Assert.Single(console.Errors);
    }

    [Fact]
    public async Task Without_a_valid_token_of_the_tenant_the_API_answers_401()
    {
        var token = await CreateAsync("token create --tenant vaxjo --user anstalld");
        foreach (var (tenant, bearer) in new[] { ("kronoberg", token), ("vaxjo", token[..^1] + "!"), ("vaxjo", "pat_" + new string('A', 43)), ("vaxjo", ""), ("vaxjo", new string('x', 5000)) })
        {
            var answer = await CallAsync(tenant, HttpMethod.Get, "me", bearer);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("urn:delad-kunskap:problem:not-signed-in", (await answer.Content.ReadFromJsonAsync<JsonObject>())!["type"]!.ToString());
        }
    }

    [Fact]
    public async Task A_cookie_does_not_open_the_API_and_a_token_opens_no_page()
    {
        using var browser = await site.SignInAsync("vaxjo", "anstalld");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("api/v1/me")).StatusCode);

        var token = await CreateAsync("token create --tenant vaxjo --user anstalld");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, "/vaxjo/profile"));
        request.Headers.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_token_that_may_only_read_is_refused_for_writing()
    {
        var token = await CreateAsync("token create --tenant vaxjo --user anstalld --scopes read");
        Assert.Equal(HttpStatusCode.OK, (await CallAsync("vaxjo", HttpMethod.Get, "me", token)).StatusCode);
        var refused = await CallAsync("vaxjo", HttpMethod.Post, "nothing", token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("urn:delad-kunskap:problem:token-may-only-read", (await refused.Content.ReadFromJsonAsync<JsonObject>())!["type"]!.ToString());
    }

    [Fact]
    public async Task A_token_made_on_the_profile_is_shown_once_and_dies_when_revoked()
    {
        using var browser = await site.SignInAsync("vaxjo", "admin");
        var made = await browser.SubmitAsync("profile/tokens", ("Input.Name", "Kopplingen"), ("Input.Days", "30"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var html = await (await browser.GetAsync("profile/tokens")).Content.ReadAsStringAsync();
        var token = System.Text.RegularExpressions.Regex.Match(html, "pat_[A-Za-z0-9_-]{43}").Value;
        Assert.Equal(HttpStatusCode.OK, (await CallAsync("vaxjo", HttpMethod.Get, "me", token)).StatusCode);
        var again = await (await browser.GetAsync("profile/tokens")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("pat_", again);
        Assert.Contains("Kopplingen", again);

        await browser.SendFormAsync("<main>" + again[again.LastIndexOf("<form", again.IndexOf("handler=revoke", StringComparison.Ordinal), StringComparison.Ordinal)..], "profile/tokens", ("id", IdIn(again)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync("vaxjo", HttpMethod.Get, "me", token)).StatusCode);
    }

    [Fact]
    public async Task A_token_dies_when_its_time_is_over()
    {
        var token = await CreateAsync("token create --tenant kronoberg --user anstalld --days 1");
        Assert.Equal(HttpStatusCode.OK, (await CallAsync("kronoberg", HttpMethod.Get, "me", token)).StatusCode);
        site.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync("kronoberg", HttpMethod.Get, "me", token)).StatusCode);
        site.Clock.Now -= TimeSpan.FromDays(1);
    }

    private static string IdIn(string html) => System.Text.RegularExpressions.Regex.Match(html, "name=\"id\" value=\"([^\"]+)\"").Groups[1].Value;

    private async Task<string> CreateAsync(string line)
    {
        var console = new Lines();
        Assert.Equal(0, await RunAsync(line, console));
        Assert.Empty(console.Errors);
        return Assert.Single(console.Answers);
    }

    private Task<int> RunAsync(string line, IVerbConsole console) =>
        site.Services.GetRequiredService<VerbRunner>().RunAsync(line.Split(' '), console, CancellationToken.None);

    private async Task<HttpResponseMessage> CallAsync(string tenant, HttpMethod method, string path, string token)
    {
        using var client = new HttpClient();
        var request = new HttpRequestMessage(method, new Uri(site.Address, $"/{tenant}/api/v1/{path}"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await client.SendAsync(request);
    }

    private sealed class Lines : IVerbConsole
    {
        public List<string> Answers { get; } = [];

        public List<string> Errors { get; } = [];

        public void Answer(string line) => Answers.Add(line);

        public void Progress(string line)
        {
        }

        public void Error(string line) => Errors.Add(line);
    }
}
