using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Intranet.Platform.Tests.Product;

/// <summary>Boards and departments: what is written for one is read by its people and nobody else.</summary>
public sealed class UnitTests
{
    private const string Tenant = "dalarna";
    private static readonly Guid Board = ContentKey.ToId(Tenant, "unit", "hsn");
    private static readonly Guid Care = ContentKey.ToId(Tenant, "unit", "primarvard");

    [Theory, BothProviders]
    public async Task What_is_meant_for_a_unit_is_read_by_its_people_and_those_below_it_only(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var writer = await ground.Site.ApiAsync(Tenant, "moderator");
        using var below = await ground.Site.ApiAsync(Tenant, "anstalld");
        using var outside = await ground.Site.ApiAsync(Tenant, "redaktor");

        var id = await PublishAsync(writer, Board);

        Assert.Equal(HttpStatusCode.OK, (await below.GetAsync($"cases/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.GetAsync($"cases/{id}")).StatusCode);
        Assert.Contains("Nämndmötet", await below.GetStringAsync("cases"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nämndmötet", await outside.GetStringAsync("cases"), StringComparison.Ordinal);
        await Wait.UntilAsync(async () => (await below.GetStringAsync("search?q=nämndmötet")).Contains(id.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(id.ToString(), await outside.GetStringAsync("search?q=nämndmötet"), StringComparison.Ordinal);

        using var refused = await writer.PostAsJsonAsync($"cases/{id}/request-sharing", new { message = "Dela" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        await using var db = await ground.Site.OpenStoreAsync(Tenant);
        Assert.Equal("Hälso- och sjukvårdsnämnden", db.Set<AuditEntry>().Single(a => a.SubjectId == id && a.Action == "cases.case-published.v1").Unit);
    }

    [Fact]
    public async Task Nobody_writes_for_a_unit_that_they_do_not_work_in()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var below = await ground.Site.ApiAsync(Tenant, "anstalld");

        using var refused = await below.PostAsJsonAsync("cases", new { title = "För nämnden", unitId = Board });
        using var taken = await below.PostAsJsonAsync("cases", new { title = "För primärvården", unitId = Care });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Created), (refused.StatusCode, taken.StatusCode));
    }

    [Theory, BothProviders]
    public async Task A_question_to_a_unit_stays_in_it(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var asker = await ground.Site.SignInAsync(Tenant, "moderator");
        using var asked = await asker.SubmitAsync("ask", [new("Input.Title", "Vem vikarierar i nämnden?"), new("Input.Audience", $"own:unit:{Board}")]);
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var thread = asked.Headers.Location!.ToString().Split('?')[0].Split('/')[^1];

        using var below = await ground.Site.SignInAsync(Tenant, "anstalld");
        using var outside = await ground.Site.SignInAsync(Tenant, "redaktor");
        Assert.Contains("Vem vikarierar", (await below.OpenAsync($"threads/{thread}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vem vikarierar", (await below.OpenAsync($"units/{Board}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.Http.GetAsync($"threads/{thread}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.Http.GetAsync($"units/{Board}")).StatusCode);
        Assert.DoesNotContain("Vem vikarierar", (await outside.OpenAsync("questions")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothProviders]
    public async Task Units_come_from_a_table_all_lines_or_none(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "network");
        await ground.RunAsync("tenants", "create", "--name", "vaxjo", "--title", "Växjö kommun");
        using var admin = await ground.SignInNewAsync("vaxjo", "admin", "Administrator");

        Assert.Equal(HttpStatusCode.SeeOther, await ImportAsync(admin, "code;title;parent\nSN;Socialnämnden;\nSF;Socialförvaltningen;SN"));
        Assert.Contains("Socialnämnden / Socialförvaltningen", (await admin.OpenAsync("admin/units")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, await ImportAsync(admin, "code;title;parent\nBN;Byggnadsnämnden;\nBF;Byggförvaltningen;XX"));
        Assert.Equal(HttpStatusCode.BadRequest, await ImportAsync(admin, "code;title;parent\nSN;Socialnämnden;SF\nSF;Socialförvaltningen;SN"));
        Assert.Equal(HttpStatusCode.BadRequest, await ImportAsync(admin, "kod;namn\nSN;Socialnämnden"));
        Assert.DoesNotContain("Byggnadsnämnden", (await admin.OpenAsync("admin/units")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, await ImportAsync(admin, "code,title,parent\nSF,Arbete och välfärd,"));
        Assert.DoesNotContain("Socialförvaltningen", (await admin.OpenAsync("admin/units")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothProviders]
    public async Task Questions_to_a_unit_follow_its_name(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var asker = await ground.Site.SignInAsync(Tenant, "moderator");
        using var asked = await asker.SubmitAsync("ask", [new("Input.Title", "Vem vikarierar i nämnden?"), new("Input.Audience", $"own:unit:{Board}")]);
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        using var admin = await ground.Site.SignInAsync(Tenant, "admin");
        using var renamed = await admin.SubmitAsync($"admin/units/{Board}", [new("Input.Title", "Nämnden för vård")]);
        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);

        // The page of the thread asks the unit itself; the list tells what the thread remembers.
        await Wait.UntilAsync(async () => (await asker.OpenAsync("questions")).Body!.TextContent.Contains("Nämnden för vård", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> ImportAsync(Visitor admin, string table)
    {
        using var answer = await admin.SubmitAsync("admin/units", [new("Input.Table", table)]);
        return answer.StatusCode;
    }

    private static async Task<Guid> PublishAsync(HttpClient writer, Guid unit)
    {
        using var made = await writer.PostAsJsonAsync(
            "cases", new { title = "Nämndmötet på en timme", problem = "Långa möten", solution = "Kortare", outcome = "En timme", contact = "Nämndsekreteraren", unitId = unit });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!.GetValue<Guid>();
        using var published = await writer.PostAsJsonAsync($"cases/{id}/publish", new { note = (string?)null });
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        return id;
    }
}
