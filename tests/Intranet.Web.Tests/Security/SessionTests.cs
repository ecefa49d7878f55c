using System.Net;

namespace Intranet.Web.Tests.Security;

/// <summary>A session ends when it must, at once, and is worth nothing elsewhere.</summary>
[Collection(DemoWeb.Name)]
public sealed class SessionTests(DemoWeb web)
{
    [Fact]
    public async Task A_session_has_a_new_id_at_each_sign_in_and_is_dead_after_sign_out()
    {
        using var person = await web.Site.SignInAsync("gotland", "anstalld");
        var first = Cookie(person, "gotland");
        Assert.True(await IsAliveAsync("gotland", first));
        using var left = await person.SubmitAsync("account/sign-out", [], "main form[method=post]");
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.False(await IsAliveAsync("gotland", first));

        await person.SignInAsync("anstalld", Site.DemoPassword);
        Assert.NotEqual(first, Cookie(person, "gotland"));
        Assert.False(await IsAliveAsync("gotland", first));
        Assert.True(await IsAliveAsync("gotland", Cookie(person, "gotland")));
    }

    [Fact]
    public async Task A_session_that_was_planted_is_not_taken_over_at_sign_in()
    {
        using var attacker = await web.Site.SignInAsync("gotland", "moderator");
        var planted = Cookie(attacker, "gotland");
        using var victim = await web.Site.SignInAsync("gotland", "anstalld");
        Assert.NotEqual(planted, Cookie(victim, "gotland"));
        using var left = await victim.SubmitAsync("account/sign-out", [], "main form[method=post]");
        Assert.True(await IsAliveAsync("gotland", planted));
    }

    [Fact]
    public async Task Other_sessions_are_dead_after_a_change_of_password()
    {
        const string NewPassword = "En-annan-mening-2027";
        using var here = await web.Site.SignInAsync("gotland", "redaktor");
        using var elsewhere = await web.Site.SignInAsync("gotland", "redaktor");
        var (old, other) = (Cookie(here, "gotland"), Cookie(elsewhere, "gotland"));
        using var changed = await here.SubmitAsync("profile/password", [new("Input.Current", Site.DemoPassword), new("Input.New", NewPassword)]);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);

        Assert.False(await IsAliveAsync("gotland", other));
        Assert.False(await IsAliveAsync("gotland", old));
        Assert.True(await IsAliveAsync("gotland", Cookie(here, "gotland")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => web.Site.SignInAsync("gotland", "redaktor"));
        (await web.Site.SignInAsync("gotland", "redaktor", NewPassword)).Dispose();
    }

    [Fact]
    public async Task Sessions_and_tokens_are_dead_when_the_account_is_disabled_and_the_sessions_stay_dead()
    {
        const string User = "mika.korhonen";
        using var person = await web.Site.SignInAsync("umea", User);
        var cookie = Cookie(person, "umea");
        var token = web.ApiWith("umea", await web.Site.CreateTokenAsync("umea", User));
        (await token.GetAsync("me")).Expect(200);

        using var admin = await web.Site.SignInAsync("umea", "admin");
        var account = (await admin.OpenAsync($"admin/users?q={User}")).QuerySelectorAll("a[href*='/admin/users/']").Select(a => a.GetAttribute("href")!)
            .First(h => Guid.TryParse(h.Split('/')[^1], out _));
        using var disabled = await admin.SubmitAsync(account, [], "form[action*='handler=disable' i]");
        Assert.Equal(HttpStatusCode.SeeOther, disabled.StatusCode);
        Assert.False(await IsAliveAsync("umea", cookie));
        (await token.GetAsync("me")).Expect(401);
        await Assert.ThrowsAsync<InvalidOperationException>(() => web.Site.SignInAsync("umea", User));

        using var enabled = await admin.SubmitAsync(account, [], "form[action*='handler=enable' i]");
        Assert.Equal(HttpStatusCode.SeeOther, enabled.StatusCode);
        Assert.False(await IsAliveAsync("umea", cookie));
    }

    [Fact]
    public async Task A_cookie_of_another_tenant_is_worth_nothing_under_any_name()
    {
        using var person = await web.Site.SignInAsync("gotland", "admin");
        var stolen = Cookie(person, "gotland");
        foreach (var name in new[] { "session-gotland", "session-dalarna", "session", "__Host-session", "session-default" })
        {
            foreach (var site in new[] { "dalarna", "default" })
            {
                Assert.False(await IsAliveAsync(site, stolen, name), $"{name} opens {site}.");
            }
        }
    }

    [Fact]
    public async Task A_token_of_another_tenant_is_worth_nothing()
    {
        var token = await web.Site.CreateTokenAsync("gotland", "admin");
        (await web.ApiWith("gotland", token).GetAsync("me")).Expect(200);
        (await web.ApiWith("dalarna", token).GetAsync("me")).Expect(401);
        (await web.ApiWith("default", token).GetAsync("me")).Expect(401);
    }

    private static string Cookie(Visitor visitor, string tenant) => visitor.Cookies.Single(c => c.Name == $"session-{tenant}").Value;

    private async Task<bool> IsAliveAsync(string tenant, string cookie, string? name = null)
    {
        using var http = web.Site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{tenant}/profile");
        request.Headers.Add("Cookie", $"{name ?? $"session-{tenant}"}={cookie}");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.Redirect => false,
            var other => throw new InvalidOperationException($"The profile answered {(int)other}."),
        };
    }
}
