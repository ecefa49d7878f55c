using Intranet.Abstractions;

namespace Intranet.Web.Tests.Reliability;

/// <summary>A request with a key is carried out once, however often it is sent.</summary>
[Collection(DemoWeb.Name)]
public sealed class IdempotencyTests(DemoWeb web)
{
    public static TheoryData<string> Writes => ["case", "community", "network community", "thread", "reply", "network thread", "adoption"];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task The_same_key_and_body_get_the_same_answer_and_make_one_row(string write)
    {
        var (api, address, body) = await PrepareAsync(write);
        var key = Guid.NewGuid().ToString();
        var before = await CountAsync(write, api, address);
        var first = (await api.PostAsync(address, body, key)).Expect(201);
        var again = (await api.PostAsync(address, body, key)).Expect(201);
        Assert.Equal((first.Text, first.Location, first.ETag), (again.Text, again.Location, again.ETag));
        Assert.Equal(before + 1, await CountAsync(write, api, address));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task The_same_key_with_another_body_is_refused(string write)
    {
        var (api, address, body) = await PrepareAsync(write);
        var key = Guid.NewGuid().ToString();
        (await api.PostAsync(address, body, key)).Expect(201);
        var before = await CountAsync(write, api, address);
        (await api.PostAsync(address, new { title = "Något annat", description = "x", body = "x", stage = "inUse" }, key)).Expect(422);
        Assert.Equal(before, await CountAsync(write, api, address));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_pair_sent_at_once_makes_one_row(string write)
    {
        var (api, address, body) = await PrepareAsync(write);
        var before = await CountAsync(write, api, address);
        const int Rounds = 5;
        for (var i = 0; i < Rounds; i++)
        {
            var key = Guid.NewGuid().ToString();
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.PostAsync(address, body, key)));
            Assert.All(answers, a => Assert.True(a.Status is 201 or 409, $"{a.Status}: {a.Text}"));
            Assert.Single(answers.Where(a => a.Status == 201).Select(a => a.Text).Distinct());
            Assert.Contains("\"id\"", (await api.PostAsync(address, body, key)).Expect(201).Text);
        }

        // Telling anew how a case is used takes the place of what was told before.
        Assert.Equal(before + Rounds, await CountAsync(write, api, address));
    }

    [Fact]
    public async Task A_key_belongs_to_one_person_and_one_address()
    {
        var key = Guid.NewGuid().ToString();
        var body = new { title = "Samma nyckel" };
        var first = (await (await web.ApiAsync("vasterbotten", "anstalld")).PostAsync("cases", body, key)).Expect(201).Id;
        var second = (await (await web.ApiAsync("vasterbotten", "moderator")).PostAsync("cases", body, key)).Expect(201).Id;
        var third = (await (await web.ApiAsync("umea", "anstalld")).PostAsync("cases", body, key)).Expect(201).Id;
        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        (await (await web.ApiAsync("vasterbotten", "anstalld")).PostAsync($"cases/{first}/publish", body, key)).Expect(400);
    }

    [Fact]
    public async Task A_change_and_a_deletion_with_a_key_are_carried_out_once_and_answered_alike()
    {
        var api = await web.ApiAsync("vasterbotten", "moderator");
        var draft = (await api.PostAsync("cases", new { title = "Utkast" })).Expect(201);
        var address = $"cases/{draft.Id}";
        var key = Guid.NewGuid().ToString();
        var first = (await api.SendAsync(HttpMethod.Put, address, new { title = "Ändrat" }, key, draft.ETag)).Expect(200);
        var again = (await api.SendAsync(HttpMethod.Put, address, new { title = "Ändrat" }, key, draft.ETag)).Expect(200);
        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
        (await api.SendAsync(HttpMethod.Put, address, new { title = "Något annat" }, key)).Expect(422);

        var goodbye = Guid.NewGuid().ToString();
        (await api.SendAsync(HttpMethod.Delete, address, key: goodbye)).Expect(204);
        (await api.SendAsync(HttpMethod.Delete, address, key: goodbye)).Expect(204);
        (await api.DeleteAsync(address)).Expect(404);
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused_and_nothing_is_done()
    {
        var api = await web.ApiAsync("vasterbotten", "moderator");
        var before = await CountAsync("case", api, "cases");
        (await api.PostAsync("cases", new { title = "Lång nyckel" }, new string('k', 201))).Expect(400);
        Assert.Equal(before, await CountAsync("case", api, "cases"));
        (await api.PostAsync("cases", new { title = "Lång nyckel" }, new string('k', 200))).Expect(201);
    }

    [Fact]
    public async Task A_refused_request_may_be_sent_again_when_it_was_mended()
    {
        var api = await web.ApiAsync("vasterbotten", "anstalld");
        var key = Guid.NewGuid().ToString();
        (await api.PostAsync("cases", new { title = "" }, key)).Expect(400);
        (await api.PostAsync("cases", new { title = "Mendad" }, key)).Expect(201);
    }

    private async Task<(Api Api, string Address, object Body)> PrepareAsync(string write)
    {
        var api = await web.ApiAsync("vasterbotten", "moderator");
        switch (write)
        {
            case "case":
                return (api, "cases", new { title = "En gång" });
            case "community":
                return (api, "communities", new { title = "En gång", description = "Om", access = "open" });
            case "network community":
                return (api, "network/communities", new { title = "En gång", description = "Om", access = "open" });
        }

        if (write is "network thread" or "adoption")
        {
            var shared = (await api.GetAsync("network/cases?organisation=umea")).Expect(200).Items[0]!["id"]!.GetValue<Guid>();
            return write == "adoption"
                ? (api, $"network/cases/{shared}/adoptions", new { stage = "considering", note = "En gång" })
                : (api, $"network/cases/{shared}/threads", new { kind = "question", title = "En gång" });
        }

        var room = (await api.PostAsync("communities", new { title = "Rum", description = "Om", access = "open" })).Expect(201).Id;
        if (write == "thread")
        {
            return (api, $"communities/{room}/threads", new { kind = "question", title = "En gång" });
        }

        var thread = (await api.PostAsync($"communities/{room}/threads", new { kind = "question", title = "Fråga" })).Expect(201).Id;
        return (api, $"threads/{thread}/replies", new { body = "En gång" });
    }

    private async Task<int> CountAsync(string write, Api api, string address)
    {
        if (write == "reply")
        {
            return (await api.GetAsync(address[..^"/replies".Length])).Expect(200)["replyCount"]!.GetValue<int>();
        }

        if (write == "adoption")
        {
            await using var db = await web.Site.OpenStoreAsync(ShellSettings.DefaultName);
            return db.Set<Intranet.Data.AuditEntry>().Count(a => a.Action.Contains("adopt"));
        }

        return (await api.GetAsync(write == "case" ? "cases?status=draft" : address)).Expect(200)["total"]!.GetValue<int>();
    }
}
