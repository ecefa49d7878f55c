using System.Net;

namespace Intranet.Users.Tests;

public sealed class AccountTests(UsersSite site) : IClassFixture<UsersSite>
{
    private const string OwnPassword = "en egen mening om snö";

    [Fact]
    public async Task A_new_account_must_choose_a_password_and_its_other_sessions_end_with_the_change()
    {
        using var admin = await site.SignInAsync("vaxjo", "admin");
        var temporary = await CreateAsync(admin, "karin.holm", "Karin Holm");

        using var browser = await site.SignInAsync("vaxjo", "karin.holm", temporary);
        using var other = await site.SignInAsync("vaxjo", "karin.holm", temporary);
        Assert.Equal("/vaxjo/profile/password", (await browser.GetAsync("profile")).Headers.Location?.ToString());

        var tooShort = await browser.SubmitAsync("profile/password", ("Input.Current", temporary), ("Input.New", "kort"));
        Assert.Equal(HttpStatusCode.BadRequest, tooShort.StatusCode);
        var changed = await browser.SubmitAsync("profile/password", ("Input.Current", temporary), ("Input.New", OwnPassword));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("profile")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("profile/password")).StatusCode);
        (await site.SignInAsync("vaxjo", "karin.holm", OwnPassword)).Dispose();
    }

    [Fact]
    public async Task A_disabled_person_is_out_at_once_and_comes_back_when_enabled()
    {
        using var admin = await site.SignInAsync("vaxjo", "admin");
        var temporary = await CreateAsync(admin, "petter.ek", "Petter Ek");
        using var browser = await site.SignInAsync("vaxjo", "petter.ek", temporary);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("profile/password")).StatusCode);

        var id = await site.IdOfAsync("vaxjo", "petter.ek");
        await SwitchAsync(admin, id, "disable");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("profile/password")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"people/{id}")).StatusCode);
        using var refused = site.Open("vaxjo");
        var answer = await refused.SubmitAsync("account/sign-in", ("Input.UserName", "petter.ek"), ("Input.Password", temporary));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        await SwitchAsync(admin, id, "enable");
        (await site.SignInAsync("vaxjo", "petter.ek", temporary)).Dispose();
    }

    [Fact]
    public async Task A_role_given_works_at_once()
    {
        using var admin = await site.SignInAsync("vaxjo", "admin");
        var temporary = await CreateAsync(admin, "amina.warsame", "Amina Warsame");
        using var browser = await site.SignInAsync("vaxjo", "amina.warsame", temporary);
        await browser.SubmitAsync("profile/password", ("Input.Current", temporary), ("Input.New", OwnPassword));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("admin/users")).StatusCode);

        var id = await site.IdOfAsync("vaxjo", "amina.warsame");
        var saved = await admin.SubmitAsync($"admin/users/{id}", ("Input.Name", "Amina Warsame"), ("Input.Roles", "Administrator"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("admin/users")).StatusCode);
    }

    [Fact]
    public async Task The_last_who_gives_roles_keeps_that_role()
    {
        using var admin = await site.SignInAsync("kronoberg", "admin");
        var id = await site.IdOfAsync("kronoberg", "admin");
        var demoted = await admin.SubmitAsync($"admin/users/{id}", ("Input.Name", "Mikael Sandell"), ("Input.Roles", "Employee"));
        Assert.Equal(HttpStatusCode.Conflict, demoted.StatusCode);

        var emptied = await admin.SubmitAsync("admin/roles", ("Input.Grants", "Employee|Users.Manage"));
        Assert.Equal(HttpStatusCode.Conflict, emptied.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("admin/roles")).StatusCode);
    }

    [Fact]
    public async Task A_stale_matrix_of_roles_is_refused_with_what_was_ticked_kept()
    {
        using var admin = await site.SignInAsync("default", "admin");
        var stale = await (await admin.GetAsync("admin/roles")).Content.ReadAsStringAsync();
        var created = await admin.SubmitAsync("admin/roles", ("Input.Name", "Arkivarie"));
        Assert.Equal(HttpStatusCode.SeeOther, created.StatusCode);

        var refused = await admin.SendFormAsync(stale, "admin/roles", ("Input.Grants", "Employee|Users.Manage"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Matches("value=\"Employee\\|Users.Manage\"[^>]*checked", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_tenants_person_does_not_exist_here()
    {
        using var browser = await site.SignInAsync("vaxjo", "anstalld");
        var colleague = await site.IdOfAsync("vaxjo", "admin");
        var stranger = await site.IdOfAsync("kronoberg", "anstalld");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"people/{colleague}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"people/{stranger}")).StatusCode);
    }

    [Fact]
    public async Task A_profile_is_saved_with_its_language_and_shows_mistakes_at_the_field()
    {
        using var browser = await site.SignInAsync("kronoberg", "anstalld");
        var wrong = await browser.SubmitAsync("profile", ("Input.Title", "Enhetschef"), ("Input.Email", "inte en adress"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("namn@organisation.se", await wrong.Content.ReadAsStringAsync());

        var saved = await browser.SubmitAsync("profile", ("Input.Title", "Enhetschef ✓ مدير"), ("Input.Email", "anna@kronoberg.example"), ("Input.Culture", "en"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var html = await (await browser.GetAsync("profile")).Content.ReadAsStringAsync();
        Assert.Contains("My profile", html);
        Assert.Contains("Enhetschef ✓ مدير", html);
    }

    [Fact]
    public async Task A_session_can_be_ended_from_another()
    {
        using var one = await site.SignInAsync("kronoberg", "anstalld");
        using var two = await site.SignInAsync("kronoberg", "anstalld");
        var html = await (await one.GetAsync("profile/sessions")).Content.ReadAsStringAsync();
        await one.SendFormAsync(html[html.IndexOf("handler=endothers", StringComparison.Ordinal)..].Insert(0, "<main><form method=\"post\" action=\"/kronoberg/profile/sessions?"), "profile/sessions");
        Assert.Equal(HttpStatusCode.Redirect, (await two.GetAsync("profile")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("profile")).StatusCode);
    }

    [Fact]
    public async Task Every_page_reads_well_for_an_administrator()
    {
        using var admin = await site.SignInAsync("vaxjo", "admin");
        var id = await site.IdOfAsync("vaxjo", "anstalld");
        foreach (var path in new[] { "profile", "profile/password", "profile/sessions", "profile/tokens", "admin/users?q=åker", "admin/users/new", $"admin/users/{id}", "admin/roles", "account/sign-out" })
        {
            var answer = await admin.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, path);
            Assert.DoesNotMatch("asp-|<partial|<text-field|<icon|&#x[CDEF]", html);
        }

        Assert.Contains("Anna Åkerlund", await (await admin.GetAsync("admin/users?q=åker")).Content.ReadAsStringAsync());
    }

    private static async Task<string> CreateAsync(Browser admin, string userName, string name)
    {
        var created = await admin.SubmitAsync("admin/users/new", ("Input.UserName", userName), ("Input.Name", name));
        Assert.Equal(HttpStatusCode.SeeOther, created.StatusCode);
        var html = await (await admin.GetAsync(created.Headers.Location!.ToString())).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<code>", await (await admin.GetAsync(created.Headers.Location.ToString())).Content.ReadAsStringAsync());
        return System.Text.RegularExpressions.Regex.Match(html, "<code>([^<]+)</code>").Groups[1].Value;
    }

    private static async Task SwitchAsync(Browser admin, Guid id, string what)
    {
        var html = await (await admin.GetAsync($"admin/users/{id}")).Content.ReadAsStringAsync();
        var at = html.LastIndexOf("<form", html.IndexOf($"handler={what}", StringComparison.Ordinal), StringComparison.Ordinal);
        var answer = await admin.SendFormAsync("<main>" + html[at..], $"admin/users/{id}");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
