using System.Net;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Web.Tests.Access;

/// <summary>The network's coordinators read nothing of an organisation, except what it gives insight into.</summary>
[Collection(DemoWeb.Name)]
public sealed class GrantTests(DemoWeb web)
{
    private const string Tenant = "malmo";

    [Fact]
    public async Task A_grant_opens_what_it_names_for_as_long_as_it_stands_and_the_trail_tells_of_each_step()
    {
        var title = $"Bara vårt {Guid.NewGuid():N}";
        var reason = $"Ärende {Guid.NewGuid():N}";
        var published = await PublishedAsync(title);
        using var admin = await web.Site.SignInAsync(Tenant, "admin");
        using var coordinator = await web.Site.SignInAsync("default", "coordinator");

        using (var given = await admin.SubmitAsync("admin/grants", [new("Input.Contents", "cases"), new("Input.Reason", reason), new("Input.Days", "3")], "form[action$='grants']"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        }

        var address = await FindAsync(coordinator, reason);
        Assert.DoesNotContain(title, (await coordinator.OpenAsync(address)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        using (var early = await ReadAsync(coordinator, address, published))
        {
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        }

        using (var opened = await coordinator.SubmitAsync(address, [], "form[action*='handler=Open' i]"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        }

        var list = await coordinator.OpenAsync(address);
        Assert.Contains(title, list.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("kind=audit", list.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using (var read = await ReadAsync(coordinator, address, published))
        {
            Assert.Contains("Vårt problem", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var ended = await admin.SubmitAsync("admin/grants", [], "form[action*='handler=End' i]"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        }

        using var gone = await coordinator.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(["grants.grant-given.v1", "grants.grant-opened.v1", "grants.content-read.v1", "grants.grant-ended.v1"], await TrailAsync(published));
    }

    [Fact]
    public async Task A_draft_is_never_among_what_is_given()
    {
        var reason = $"Utkast {Guid.NewGuid():N}";
        var writer = await web.ApiAsync("skane", "anstalld");
        var draft = (await writer.PostAsync("cases", new { title = "Halvfärdigt hemligt" })).Expect(201).Id;
        using var admin = await web.Site.SignInAsync("skane", "admin");
        using var given = await admin.SubmitAsync("admin/grants", [new("Input.Contents", "cases"), new("Input.Contents", "audit"), new("Input.Reason", reason), new("Input.Days", "1")], "form[action$='grants']");
        using var coordinator = await web.Site.SignInAsync("default", "coordinator");
        var address = await FindAsync(coordinator, reason);
        using var opened = await coordinator.SubmitAsync(address, [], "form[action*='handler=Open' i]");

        Assert.DoesNotContain("Halvfärdigt hemligt", (await coordinator.OpenAsync(address + "?kind=cases")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Exempel påbörjades", (await coordinator.OpenAsync(address + "?kind=audit")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var read = await ReadAsync(coordinator, address, draft);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task A_grant_for_longer_than_a_month_or_for_nothing_is_refused()
    {
        using var admin = await web.Site.SignInAsync("skane", "admin");

        using var answer = await admin.SubmitAsync("admin/grants", [new("Input.Reason", "Länge"), new("Input.Days", "31")], "form[action$='grants']");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("från 1 till 30", page, StringComparison.Ordinal);
        Assert.Contains("Välj minst en sak", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_of_an_organisation_cannot_use_grants_of_another()
    {
        using var admin = await web.Site.SignInAsync("skane", "admin");

        using var answer = await admin.Http.GetAsync("admin/insight");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> FindAsync(Visitor coordinator, string reason)
    {
        string? address = null;
        await Wait.UntilAsync(async () =>
        {
            var page = await coordinator.OpenAsync("admin/insight");
            address = page.QuerySelectorAll("tbody tr").FirstOrDefault(tr => tr.TextContent.Contains(reason, StringComparison.Ordinal))?.QuerySelector("a")?.GetAttribute("href");
            return address is not null;
        });
        return address!;
    }

    /// <summary>Asks for a text as the page's form does, with the page's own antiforgery pair.</summary>
    private static async Task<HttpResponseMessage> ReadAsync(Visitor coordinator, string address, Guid item)
    {
        var page = await coordinator.OpenAsync(address);
        var pair = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await coordinator.Http.PostAsync(
            $"{address}?handler=Read&kind=cases", new FormUrlEncodedContent([new("item", item.ToString()), new("__RequestVerificationToken", pair)]));
    }

    private async Task<Guid> PublishedAsync(string title)
    {
        var writer = await web.ApiAsync(Tenant, "anstalld");
        var id = (await writer.PostAsync("cases", new { title, problem = "Vårt problem", solution = "L", outcome = "U", contact = "K" })).Expect(201).Id;
        (await writer.PostAsync($"cases/{id}/publish", new { note = "Klart" })).Expect(200);
        return id;
    }

    private async Task<List<string>> TrailAsync(Guid read)
    {
        await using var db = await web.Site.OpenStoreAsync(Tenant);
        return await db.Set<AuditEntry>().Where(a => a.Action.StartsWith("grants.") && (a.SubjectKind == "grant" || a.SubjectId == read)).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync();
    }
}
