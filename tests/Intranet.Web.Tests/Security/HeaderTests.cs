using Intranet.Web.Tests.Isolation;

namespace Intranet.Web.Tests.Security;

/// <summary>What every answer carries, computed from the routes.</summary>
[Collection(DemoWeb.Name)]
public sealed class HeaderTests(DemoWeb web)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; manifest-src 'self'";

    [Fact]
    public async Task Every_page_carries_the_headers_that_protect_its_reader()
    {
        var belongings = await Belongings.CreateAsync(web, "huvuden");
        using var person = await web.Site.SignInAsync("vaxjo", Belongings.Owner);
        using var admin = await web.Site.SignInAsync("vaxjo", "admin");
        using var stranger = web.Site.Visit("vaxjo");
        var pages = 0;
        foreach (var address in await AddressesAsync(belongings))
        {
            foreach (var visitor in new[] { person, admin, stranger })
            {
                using var answer = await visitor.Http.GetAsync(address);
                Check(answer, address, isSignedIn: visitor != stranger);
                pages += answer.Content.Headers.ContentType?.MediaType == "text/html" ? 1 : 0;
            }
        }

        Assert.InRange(pages, 100, int.MaxValue);
    }

    [Fact]
    public async Task The_sign_in_cookie_is_out_of_reach_of_scripts_other_sites_and_other_tenants()
    {
        using var visitor = web.Site.Visit("vaxjo");
        using var form = await visitor.Http.GetAsync("account/sign-in");
        var antiforgery = Assert.Single(form.Headers.GetValues("Set-Cookie"), c => c.StartsWith("form-vaxjo=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(["path=/vaxjo", "httponly", "samesite=strict"], part => Assert.Contains(part, antiforgery));

        using var answer = await visitor.SubmitAsync("account/sign-in", [new("Input.UserName", "anstalld"), new("Input.Password", Site.DemoPassword)]);
        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("session-vaxjo=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(["path=/vaxjo", "httponly", "samesite=lax"], part => Assert.Contains(part, session));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Contains("samesite", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_answer_of_the_api_is_kept_by_nobody()
    {
        var api = await web.ApiAsync("vaxjo", "anstalld");
        using var answer = await api.Http.GetAsync("me");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("same-origin", true, true)]
    [InlineData("none", true, true)]
    [InlineData("cross-site", true, false)]
    [InlineData("same-site", true, false)]
    [InlineData(null, true, false)]
    [InlineData("cross-site", false, true)]
    public async Task What_another_site_had_the_browser_ask_for_with_cookies_is_not_compressed(string? site, bool hasCookies, bool isCompressed)
    {
        using var person = await web.Site.SignInAsync("vaxjo", "anstalld");
        using var stranger = web.Site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, hasCookies ? "search?q=paminnelse" : "/vaxjo/help");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var answer = await (hasCookies ? person.Http : stranger).SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isCompressed, answer.Content.Headers.ContentEncoding.Count > 0);
    }

    [Fact]
    public async Task The_token_of_a_form_is_another_in_each_answer()
    {
        using var person = await web.Site.SignInAsync("vaxjo", "anstalld");
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            tokens.Add((await person.OpenAsync("cases/new")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }

        Assert.Equal(3, tokens.Count);
    }

    private static void Check(HttpResponseMessage answer, string address, bool isSignedIn)
    {
        string One(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
        Assert.True(One("Content-Security-Policy") == Policy, $"{address}: {One("Content-Security-Policy")}");
        Assert.True(One("X-Content-Type-Options") == "nosniff", address);
        Assert.True(One("Referrer-Policy") == "same-origin", address);
        Assert.False(answer.Headers.Contains("Server"), address);
        if (isSignedIn && answer.Content.Headers.ContentType?.MediaType == "text/html")
        {
            Assert.True(answer.Headers.CacheControl?.NoStore == true, $"{address}: {answer.Headers.CacheControl}");
        }
    }

    private async Task<IReadOnlyList<string>> AddressesAsync(Belongings belongings)
    {
        var routes = (await Route.AllAsync(web.Site.Services)).Where(r => r.IsPage && r.Method == "GET");
        return
        [
            "no-such-thing", "theme/1.css",
            .. routes.Join(Rules.All, r => r.Key, r => r.Key, (route, rule) => (route, rule)).SelectMany(p => belongings.Targets
                .Where(t => p.rule.Things.Contains(t.Thing)).Select(t => (t.Id, Reply: t.Reply ?? t.Id)).DefaultIfEmpty((Guid.NewGuid().ToString(), ""))
                .Select(t => p.rule.AddressOf(p.route, t.Item1, t.Item2))).Distinct(),
        ];
    }
}
