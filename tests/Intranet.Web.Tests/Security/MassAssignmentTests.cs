using System.Text.Json;
using System.Text.Json.Nodes;

namespace Intranet.Web.Tests.Security;

/// <summary>Fields that nobody asked for are not taken, in any body or form.</summary>
[Collection(DemoWeb.Name)]
public sealed class MassAssignmentTests(DemoWeb web)
{
    private static readonly Guid Someone = Guid.CreateVersion7();

    private static readonly (string Name, object Value)[] Extra =
    [
        ("id", Someone), ("tenant", "umea"), ("role", "Administrator"), ("roles", new[] { "Administrator" }), ("owner", Someone), ("authorUserId", Someone),
        ("author", new { tenant = "umea", userId = Someone, name = "Någon annan", organisation = "Umeå kommun" }), ("by", new { tenant = "umea", userId = Someone }),
        ("shared", true), ("isShared", true), ("sharing", new { state = "shared", version = 1 }), ("status", "published"), ("version", 7), ("publishedVersion", 7),
        ("revision", 99), ("createdUtc", "2001-01-01T00:00:00Z"), ("isDeleted", true), ("isClosed", true), ("acceptedReplyId", Someone), ("accessLabel", "open"),
        ("memberCount", 500), ("subjectId", Someone), ("subjectKind", "site"), ("scope", "network"), ("organisation", new { name = "umea" }), ("isCurrent", false),
    ];

    [Fact]
    public async Task Extra_fields_of_a_case_are_not_taken()
    {
        var api = await web.ApiAsync("malmo", "anstalld");
        var me = (await api.GetAsync("me"))["userId"]!.GetValue<Guid>();
        var made = (await api.PostAsync("cases", With(new { title = "Bara en rubrik" }))).Expect(201);
        Check(made);
        var text = made.Body.AsObject();
        text["title"] = "En annan rubrik";
        Check((await api.PutAsync($"cases/{made.Id}", With(text))).Expect(200));

        void Check(ApiAnswer c)
        {
            Assert.NotEqual(Someone, c.Id);
            Assert.Equal(("draft", 0, "none"), (c["status"]!.GetValue<string>(), c["version"]!.GetValue<int>(), c["sharing"]!["state"]!.GetValue<string>()));
            Assert.Equal((me, "malmo"), (c["author"]!["id"]!.GetValue<Guid>(), c["author"]!["organisation"]!["name"]!.GetValue<string>()));
            Assert.NotEqual(99, c["revision"]!.GetValue<long>());
            Assert.NotEqual(2001, c["createdUtc"]!.GetValue<DateTime>().Year);
        }
    }

    [Fact]
    public async Task Extra_fields_of_the_steps_of_a_case_are_not_taken()
    {
        var api = await web.ApiAsync("malmo", "anstalld");
        var id = (await api.PostAsync("cases", new { title = "Steg", problem = "P", solution = "L", outcome = "U", contact = "K" })).Expect(201).Id;
        Assert.Equal(1, (await api.PostAsync($"cases/{id}/publish", With(new { note = "Klart" }))).Expect(200)["version"]!.GetValue<int>());
        var asked = (await api.PostAsync($"cases/{id}/request-sharing", With(new { message = "Dela" }))).Expect(200);
        Assert.Equal("requested", asked["sharing"]!["state"]!.GetValue<string>());
        Assert.Equal("malmo", asked["sharing"]!["requestedBy"]!["organisation"]!["name"]!.GetValue<string>());
        (await api.GetAsync($"network/cases/{id}")).Expect(404);
    }

    [Fact]
    public async Task Extra_fields_of_communities_threads_and_replies_are_not_taken()
    {
        var api = await web.ApiAsync("malmo", "anstalld");
        var me = (await api.GetAsync("me"))["userId"]!.GetValue<Guid>();
        var community = (await api.PostAsync("communities", With(new { title = "Extra", description = "Om", access = "open" }))).Expect(201);
        Assert.Equal((1, "moderator"), (community["memberCount"]!.GetValue<int>(), community["role"]!.GetValue<string>()));
        Assert.NotEqual(Someone, community.Id);

        var thread = (await api.PostAsync($"communities/{community.Id}/threads", With(new { kind = "question", title = "Fråga" }))).Expect(201);
        Assert.Equal((me, "malmo", false), (thread["author"]!["userId"]!.GetValue<Guid>(), thread["author"]!["tenant"]!.GetValue<string>(), thread["isClosed"]!.GetValue<bool>()));
        Assert.Equal((community.Id, "community"), (thread["subject"]!["id"]!.GetValue<Guid>(), thread["subject"]!["kind"]!.GetValue<string>()));
        Assert.Null(thread["acceptedReplyId"]);

        var reply = (await api.PostAsync($"threads/{thread.Id}/replies", With(new { body = "Svar" }))).Expect(201);
        Assert.Equal((me, "malmo", false, false), (reply["author"]!["userId"]!.GetValue<Guid>(), reply["author"]!["tenant"]!.GetValue<string>(),
            reply["isDeleted"]!.GetValue<bool>(), reply["isAccepted"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Extra_fields_of_an_adoption_are_not_taken()
    {
        var api = await web.ApiAsync("malmo", "anstalld");
        var shared = (await api.GetAsync("network/cases?organisation=umea")).Expect(200).Items[0]!["id"]!.GetValue<Guid>();
        var told = (await api.PostAsync($"network/cases/{shared}/adoptions", With(new { stage = "considering" }))).Expect(201);
        Assert.Equal(("malmo", "malmo"), (told["organisation"]!["name"]!.GetValue<string>(), told["by"]!["organisation"]!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Extra_fields_of_a_form_are_not_taken()
    {
        using var person = await web.Site.SignInAsync("malmo", "anstalld");
        var api = await web.ApiAsync("malmo", "anstalld");
        var before = (await api.GetAsync("me")).Text;
        var title = JsonNode.Parse(before)!["title"]!.GetValue<string>();
        using var saved = await PostAsync(person, "profile", [new("Input.Unit", "Biblioteket"), new("Input.Title", title)]);
        Assert.Equal(303, (int)saved.StatusCode);
        Assert.Equal(before, (await api.GetAsync("me")).Text);

        using var made = await PostAsync(person, "cases/new", [new("Input.Title", "Formulär med extra"), new("intent", "draft")]);
        Assert.Equal(303, (int)made.StatusCode);
        var draft = (await api.GetAsync($"cases/{made.Headers.Location!.ToString().Split('/')[^1]}")).Expect(200);
        Assert.Equal(("draft", "none"), (draft["status"]!.GetValue<string>(), draft["sharing"]!["state"]!.GetValue<string>()));
        Assert.Equal("malmo", draft["author"]!["organisation"]!["name"]!.GetValue<string>());
    }

    private static string With(object body)
    {
        var json = (body as JsonObject ?? JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web)!.AsObject()).DeepClone().AsObject();
        foreach (var (name, value) in Extra)
        {
            json[name] = JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web);
        }

        return json.ToJsonString();
    }

    /// <summary>The page's own form with fields that it does not have, bare and as part of the form's input.</summary>
    private static async Task<HttpResponseMessage> PostAsync(Visitor person, string page, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = await person.OpenAsync(page);
        var token = form.QuerySelector("main form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var revision = form.QuerySelector("[name='Input.Revision']")?.GetAttribute("value");
        var extra = Extra.SelectMany(e => new[] { e.Name, char.ToUpperInvariant(e.Name[0]) + e.Name[1..], $"Input.{char.ToUpperInvariant(e.Name[0])}{e.Name[1..]}", $"Case.{e.Name}" }
            .Select(name => KeyValuePair.Create(name, e.Value.ToString()!)))
            .Where(e => e.Key is not ("Input.Revision" or "Id" or "id"));
        return await person.Http.PostAsync(page, new FormUrlEncodedContent(
            [.. fields, .. extra, new("Input.UserName", "admin"), new("Input.Name", "Någon annan"), new("Input.Roles", "Administrator"),
                new("Input.Revision", revision ?? ""), new("__RequestVerificationToken", token)]));
    }
}
