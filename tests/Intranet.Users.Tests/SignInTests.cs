using System.Net;
using Intranet.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users.Tests;

public sealed class SignInTests(UsersSite site) : IClassFixture<UsersSite>
{
    [Fact]
    public async Task A_stranger_is_led_to_sign_in_and_back_to_the_page()
    {
        using var browser = site.Open("vaxjo");
        var challenge = await browser.GetAsync("profile?a=1");
        Assert.Equal(HttpStatusCode.Redirect, challenge.StatusCode);
        Assert.Equal("/vaxjo/account/sign-in?returnUrl=%2Fvaxjo%2Fprofile%3Fa%3D1", challenge.Headers.Location!.ToString());

        var signIn = await browser.SubmitAsync(challenge.Headers.Location.ToString(), ("Input.UserName", "anstalld"), ("Input.Password", UsersSite.Password));
        Assert.Equal("/vaxjo/profile?a=1", signIn.Headers.Location!.ToString());
        Assert.Contains("Anna Åkerlund", await (await browser.GetAsync("profile")).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("~/x")]
    [InlineData("javascript:alert(1)")]
    public async Task A_foreign_return_address_is_not_followed(string address)
    {
        using var browser = site.Open("vaxjo");
        var answer = await browser.SubmitAsync(
            "account/sign-in?returnUrl=" + Uri.EscapeDataString(address), ("Input.UserName", "anstalld"), ("Input.Password", UsersSite.Password));
        Assert.Equal("/vaxjo/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        using var browser = site.Open("kronoberg");
        var wrong = await browser.SubmitAsync("account/sign-in", ("Input.UserName", "anstalld"), ("Input.Password", "fel-fel-fel-fel"));
        var unknown = await browser.SubmitAsync("account/sign-in", ("Input.UserName", "annstald"), ("Input.Password", "fel-fel-fel-fel"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(Words.OfForm(await wrong.Content.ReadAsStringAsync(), "anstalld"), Words.OfForm(await unknown.Content.ReadAsStringAsync(), "annstald"));
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_five_minutes_and_ten_are_told_to_wait()
    {
        using var browser = site.Open("kronoberg");
        for (var i = 0; i < SignInHandler.FailuresUntilLocked; i++)
        {
            await browser.SubmitAsync("account/sign-in", ("Input.UserName", "admin"), ("Input.Password", "fel-fel-fel-fel"));
        }

        var locked = await browser.SubmitAsync("account/sign-in", ("Input.UserName", "admin"), ("Input.Password", UsersSite.Password));
        Assert.Equal(HttpStatusCode.BadRequest, locked.StatusCode);

        for (var i = SignInHandler.FailuresUntilLocked + 1; i < AttemptLimit.MostPerAccount; i++)
        {
            await browser.SubmitAsync("account/sign-in", ("Input.UserName", "admin"), ("Input.Password", "fel-fel-fel-fel"));
        }

        var tooMany = await browser.SubmitAsync("account/sign-in", ("Input.UserName", "ADMIN"), ("Input.Password", UsersSite.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        Assert.InRange(tooMany.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);

        site.Clock.Now += SignInHandler.LockedFor + TimeSpan.FromSeconds(1);
        (await site.SignInAsync("kronoberg", "admin")).Dispose();
    }

    [Fact]
    public async Task Another_tenants_cookie_is_worth_nothing()
    {
        using var browser = await site.SignInAsync("vaxjo", "admin");
        var stolen = browser.Cookies.GetCookies(new Uri(browser.Site, "profile")).Single(c => c.Name == "session-vaxjo");
        Assert.Equal("/vaxjo", stolen.Path);
        Assert.True(stolen.HttpOnly);

        using var elsewhere = site.Open("kronoberg");
        elsewhere.Cookies.Add(elsewhere.Site, new Cookie("session-kronoberg", stolen.Value, "/kronoberg"));
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("profile")).StatusCode);
    }

    [Fact]
    public async Task Another_tenants_antiforgery_pair_is_refused()
    {
        using var browser = site.Open("vaxjo");
        var html = await (await browser.GetAsync("account/sign-in")).Content.ReadAsStringAsync();
        using var elsewhere = site.Open("kronoberg");
        foreach (Cookie cookie in browser.Cookies.GetCookies(browser.Site))
        {
            elsewhere.Cookies.Add(elsewhere.Site, new Cookie(cookie.Name.Replace("vaxjo", "kronoberg", StringComparison.Ordinal), cookie.Value, "/kronoberg"));
        }

        var moved = html.Replace("/vaxjo/", "/kronoberg/", StringComparison.Ordinal);
        var answer = await elsewhere.SendFormAsync(moved, "account/sign-in", ("Input.UserName", "anstalld"), ("Input.Password", UsersSite.Password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_session_is_dead_after_sign_out()
    {
        using var browser = await site.SignInAsync("vaxjo", "anstalld");
        var held = browser.Cookies.GetCookieHeader(new Uri(browser.Site, "profile"));
        var html = await (await browser.GetAsync("account/sign-out")).Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SendFormAsync(html, "account/sign-out")).StatusCode);

        using var thief = site.Open("vaxjo");
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetWithAsync("profile", held)).StatusCode);
    }

    [Fact]
    public async Task The_demonstrations_accounts_are_shown_in_development()
    {
        using var browser = site.Open("vaxjo");
        var html = await (await browser.GetAsync("account/sign-in")).Content.ReadAsStringAsync();
        Assert.Contains(UsersSite.Password, html);
        Assert.Contains("Socialsekreterare", html);
    }

    [Fact]
    public async Task A_page_that_demands_a_permission_does_not_exist_for_an_employee()
    {
        using var browser = await site.SignInAsync("vaxjo", "anstalld");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("admin/users")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("admin/roles")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("no-such-page")).StatusCode);
    }

    [Fact]
    public async Task The_data_protection_keys_lie_in_the_store_of_the_network()
    {
        (await site.SignInAsync("vaxjo", "anstalld")).Dispose();
        await using var db = site.Services.GetRequiredService<StoreFactory>().Create(ShellSettings.DefaultName);
        Assert.NotEmpty(db.Set<StoredKey>().ToList());
    }
}
