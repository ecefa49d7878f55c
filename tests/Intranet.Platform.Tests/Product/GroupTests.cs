using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Intranet.Platform.Tests.Product;

/// <summary>Groups from a directory: who is in one has its roles, and loses them on leaving.</summary>
public sealed class GroupTests
{
    [Theory, BothProviders]
    public async Task Who_is_in_a_group_has_its_roles_until_the_directory_says_otherwise(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var directory = await ground.Site.ApiAsync("vaxjo", "admin");
        using var employee = await ground.Site.SignInAsync("vaxjo", "anstalld");
        using var token = await ground.Site.ApiAsync("vaxjo", "anstalld");
        Assert.Equal(HttpStatusCode.NotFound, (await employee.Http.GetAsync("cases/review")).StatusCode);

        var made = await PutAsync(directory, "ad-77", "Utvecklarna", ["anstalld", "finns.inte"]);
        Assert.Equal(["finns.inte"], made["unknown"]!.AsArray().Select(n => (string)n!));
        await GiveRoleAsync(ground, (string)made["id"]!, "Editor");

        Assert.Equal(HttpStatusCode.OK, (await employee.Http.GetAsync("cases/review")).StatusCode);
        Assert.Contains("Cases.Share", await token.GetStringAsync("me"), StringComparison.Ordinal);
        Assert.Contains("personen är med i gruppen Utvecklarna, som har rollen Redaktör", await ExplainAsync(ground, "anstalld"), StringComparison.Ordinal);

        await PutAsync(directory, "ad-77", "Utvecklarna", ["moderator"]);
        Assert.Equal(HttpStatusCode.NotFound, (await employee.Http.GetAsync("cases/review")).StatusCode);
        Assert.DoesNotContain("Cases.Share", await token.GetStringAsync("me"), StringComparison.Ordinal);
        using (var removed = await directory.DeleteAsync("groups/ad-77"))
        {
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        }

        await using var db = await ground.Site.OpenStoreAsync("vaxjo");
        Assert.Equal(
            ["users.group-synced.v1", "users.group-roles-changed.v1", "users.group-synced.v1", "users.group-removed.v1"],
            db.Set<AuditEntry>().Where(a => a.SubjectKind == "group").OrderBy(a => a.Id).Select(a => a.Action).ToList());
    }

    [Theory, BothProviders]
    public async Task Groups_come_from_a_table_all_lines_or_none_and_others_are_left_alone(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var directory = await ground.Site.ApiAsync("vaxjo", "admin");
        await PutAsync(directory, "gammal", "Den gamla", ["anstalld"]);
        using var admin = await ground.Site.SignInAsync("vaxjo", "admin");

        Assert.Equal(HttpStatusCode.BadRequest, await ImportAsync(admin, "grupp;namn\nx;y"));
        Assert.Equal(HttpStatusCode.BadRequest, await ImportAsync(admin, "group;name;member\nny;Nya;anstalld\nny;Annat namn;moderator"));
        Assert.DoesNotContain("Nya", await directory.GetStringAsync("groups"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await ImportAsync(admin, "group;name;member\nny;Nya;anstalld\nny;Nya;ANSTALLD\nny;Nya;moderator\ntom;Tomma;"));

        var groups = JsonNode.Parse(await directory.GetStringAsync("groups"))!["items"]!.AsArray().Select(g => $"{g!["externalId"]} {g["members"]}").Order(StringComparer.Ordinal);
        Assert.Equal(["gammal 1", "ny 2", "tom 0"], groups);
    }

    [Fact]
    public async Task A_group_and_its_name_stay_in_the_organisation_and_with_those_who_give_roles()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var directory = await ground.Site.ApiAsync("vaxjo", "admin");
        await PutAsync(directory, "hemlig-1", "Hemligagruppen", ["anstalld"]);
        using var other = await ground.Site.ApiAsync("kronoberg", "admin");
        using var editor = await ground.Site.ApiAsync("vaxjo", "redaktor");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("groups/hemlig-1")).StatusCode);
        Assert.DoesNotContain("Hemligagruppen", await other.GetStringAsync("groups"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("groups")).StatusCode);
        using var escalated = await editor.PutAsJsonAsync("groups/hemlig-1", new { name = "Hemligagruppen", members = new[] { "redaktor" } });
        Assert.Equal(HttpStatusCode.NotFound, escalated.StatusCode);
        Assert.DoesNotContain("Hemligagruppen", await other.GetStringAsync("search?q=Hemligagruppen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_directory_sends_is_checked_and_an_old_revision_is_refused()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var directory = await ground.Site.ApiAsync("vaxjo", "admin");
        using var nameless = await directory.PutAsJsonAsync("groups/x", new { name = " ", members = new[] { "" } });
        var problem = JsonNode.Parse(await nameless.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.BadRequest, true, true), (nameless.StatusCode, problem["errors"]!["name"] is not null, problem["errors"]!["members"] is not null));

        await PutAsync(directory, "x", "Gruppen", ["anstalld"]);
        await PutAsync(directory, "x", "Gruppen", []);
        using var request = new HttpRequestMessage(HttpMethod.Put, "groups/x") { Content = JsonContent.Create(new { name = "Gruppen", members = new[] { "anstalld" } }), Headers = { { "If-Match", "\"1\"" } } };
        using var stale = await directory.SendAsync(request);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    private static async Task<JsonNode> PutAsync(HttpClient directory, string key, string name, string[] members)
    {
        using var put = await directory.PutAsJsonAsync($"groups/{key}", new { name, members });
        Assert.True(put.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, await put.Content.ReadAsStringAsync());
        return JsonNode.Parse(await put.Content.ReadAsStringAsync())!;
    }

    private static async Task GiveRoleAsync(Installation ground, string group, string role)
    {
        using var admin = await ground.Site.SignInAsync("vaxjo", "admin");
        using var given = await admin.SubmitAsync($"admin/groups/{group}", [new("Input.Roles", role)], "form:has(input[name='Input.Roles'])");
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
    }

    private static async Task<string> ExplainAsync(Installation ground, string userName)
    {
        using var admin = await ground.Site.SignInAsync("vaxjo", "admin");
        return (await admin.OpenAsync($"admin/access?UserName={userName}")).Body!.TextContent;
    }

    private static async Task<HttpStatusCode> ImportAsync(Visitor admin, string table)
    {
        var token = (await admin.OpenAsync("admin/groups")).QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "Input.File", "grupper.csv" } };
        using var answer = await admin.Http.PostAsync("admin/groups", form);
        return answer.StatusCode;
    }
}
