using System.Net;
using AngleSharp.Dom;

namespace Intranet.Web.Tests.Access;

/// <summary>The page that answers who may do what, and why.</summary>
[Collection(DemoWeb.Name)]
public sealed class WhoMayTests(DemoWeb web)
{
    [Fact]
    public async Task An_editor_may_share_through_role_permission_and_rule()
    {
        var (published, _) = await CasesAsync();
        using var admin = await web.Site.SignInAsync("umea", "admin");

        var page = await admin.OpenAsync($"admin/access?UserName=redaktor&Thing={published}");

        var share = ActionOf(page, "Dela exemplet");
        Assert.Contains("Får", share.QuerySelector(".ds-tag")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("inte", share.QuerySelector(".ds-tag")!.TextContent, StringComparison.Ordinal);
        var steps = share.QuerySelectorAll("li").Select(li => li.TextContent.Trim()).ToList();
        Assert.Contains(steps, s => s.Contains("Behörigheten", StringComparison.Ordinal) && s.Contains(": ja", StringComparison.Ordinal) && s.Contains("Redaktör", StringComparison.Ordinal));
        Assert.Contains("Exemplet är publicerat: ja", steps);
    }

    [Fact]
    public async Task An_employee_may_not_and_the_page_says_which_condition_fails()
    {
        var (published, _) = await CasesAsync();
        using var admin = await web.Site.SignInAsync("umea", "admin");

        var share = ActionOf(await admin.OpenAsync($"admin/access?UserName=anstalld&Thing={published}"), "Dela exemplet");

        Assert.Equal("Får inte", share.QuerySelector(".ds-tag")!.TextContent.Trim());
        Assert.Contains(share.QuerySelectorAll("li"), li => li.TextContent.Contains("Behörigheten", StringComparison.Ordinal) && li.TextContent.Contains(": nej", StringComparison.Ordinal));
        using var employee = await web.Site.SignInAsync("umea", "anstalld");
        using var refused = await employee.Http.GetAsync($"cases/{published}/share");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_not_named_to_an_administrator()
    {
        var (_, draft) = await CasesAsync();
        using var admin = await web.Site.SignInAsync("umea", "admin");

        using var answer = await admin.Http.GetAsync($"admin/access?UserName=anstalld&Thing={draft}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Hemligt utkast", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_who_holds_a_permission_is_listed_with_the_role_that_gives_it()
    {
        using var admin = await web.Site.SignInAsync("umea", "admin");

        var page = await admin.OpenAsync("admin/access?Permission=Users.Manage");

        var row = Assert.Single(page.QuerySelectorAll("section[aria-labelledby=who] tbody tr"));
        Assert.Contains("Administratör", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_page_says_is_what_the_person_is_told_by_the_api()
    {
        using var admin = await web.Site.SignInAsync("umea", "admin");
        foreach (var user in new[] { "anstalld", "moderator", "redaktor", "admin" })
        {
            var page = await admin.OpenAsync($"admin/access?UserName={user}");
            var held = page.QuerySelectorAll("section[aria-labelledby=person] tbody tr")
                .Where(tr => tr.QuerySelectorAll("td")[0].TextContent.Trim() == "ja")
                .Select(tr => tr.QuerySelector("a")!.GetAttribute("href")!.Split('=')[1]).Order(StringComparer.Ordinal);
            var told = (await (await web.ApiAsync("umea", user)).GetAsync("me")).Expect(200)["permissions"]!.AsArray().Select(p => (string)p!).Order(StringComparer.Ordinal);
            Assert.Equal(told, held);
        }
    }

    [Fact]
    public async Task Somebody_unknown_is_said_at_the_field()
    {
        using var admin = await web.Site.SignInAsync("umea", "admin");

        using var answer = await admin.Http.GetAsync("admin/access?UserName=ingen.alls");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("inget aktivt konto", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IElement ActionOf(IParentNode page, string beginning) =>
        page.QuerySelectorAll("section[aria-labelledby=person] ul.rows > li").Single(li => li.QuerySelector("h4")!.TextContent.StartsWith(beginning, StringComparison.Ordinal));

    private async Task<(Guid Published, Guid Draft)> CasesAsync()
    {
        var writer = await web.ApiAsync("umea", "anstalld");
        var published = (await writer.PostAsync("cases", new { title = "Öppet exempel", problem = "P", solution = "L", outcome = "U", contact = "K" })).Expect(201).Id;
        (await writer.PostAsync($"cases/{published}/publish", new { note = "Klart" })).Expect(200);
        var draft = (await writer.PostAsync("cases", new { title = "Hemligt utkast" })).Expect(201).Id;
        return (published, draft);
    }
}
