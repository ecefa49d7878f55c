using System.Text;
using System.Text.Json;

namespace Intranet.Web.Tests.Input;

/// <summary>Whatever is sent to the API: a problem that names the field, or the same text back.</summary>
[Collection(DemoWeb.Name)]
public sealed class ApiInputTests(DemoWeb web)
{
    private static readonly string TwoMegabytes = string.Concat(Enumerable.Repeat("## å ä ö **fet** och `kod` i en lång rad text.\n\n", 42_000));

    [Fact]
    public async Task What_is_missing_is_named()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        Assert.Equal(["title"], (await api.PostAsync("cases", new { title = " " })).Expect(400).WrongFields);
        var draft = (await api.PostAsync("cases", new { title = "Bara rubrik" })).Expect(201).Id;
        Assert.Equal(["problem", "solution", "outcome", "contact"], (await api.PostAsync($"cases/{draft}/publish")).Expect(400).WrongFields);
        Assert.Contains("title", (await api.PostAsync("communities", new { description = "Om" })).Expect(400).WrongFields);
        var room = await RoomAsync(api);
        Assert.Equal(["title"], (await api.PostAsync($"communities/{room}/threads", new { kind = "question" })).Expect(400).WrongFields);
        var thread = (await api.PostAsync($"communities/{room}/threads", new { kind = "question", title = "Fråga" })).Expect(201).Id;
        Assert.Equal(["body"], (await api.PostAsync($"threads/{thread}/replies", new { body = "" })).Expect(400).WrongFields);
    }

    [Fact]
    public async Task What_is_too_long_is_named()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        foreach (var (field, most) in new[] { ("title", 200), ("summary", 1_000), ("problem", 200_000), ("solution", 200_000), ("outcome", 200_000), ("contact", 200_000), ("period", 200), ("cost", 200), ("legalBasis", 500) })
        {
            var body = new Dictionary<string, object> { ["title"] = "Lång", [field] = new string('å', most + 1) };
            Assert.Equal([field], (await api.PostAsync("cases", body)).Expect(400).WrongFields);
            body[field] = new string('å', most);
            (await api.PostAsync("cases", body)).Expect(201);
        }

        Assert.Equal(["tags"], (await api.PostAsync("cases", new { title = "T", tags = Enumerable.Range(0, 40).Select(i => $"t{i}") })).Expect(400).WrongFields);
        Assert.Equal(["tags"], (await api.PostAsync("cases", new { title = "T", tags = new[] { new string('x', 300) } })).Expect(400).WrongFields);
        Assert.Equal(["state"], (await api.PostAsync("cases", new { title = "T", state = "hittepå" })).Expect(400).WrongFields);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"title\":5}")]
    [InlineData("{\"title\":{\"a\":1}}")]
    [InlineData("{\"title\":\"a\",\"tags\":\"b\"}")]
    [InlineData("{\"title\":\"a\",\"tags\":[1,2]}")]
    [InlineData("{\"title\":\"a\\u0000b\"}")]
    [InlineData("{\"title\":\"\\ud800\"}")]
    [InlineData("{\"title\":\"\\udc00\\ud800\"}")]
    [InlineData("{\"title\":\"a\",\"tags\":[\"a\\u0000\"]}")]
    [InlineData("{\"title\":\"a\",\"kind\":\"rubbish\",\"access\":\"rubbish\",\"validUntilUtc\":\"igår\",\"stage\":\"x\\u0000\",\"body\":\"\\u0000\",\"tags\":7}")]
    public async Task What_is_no_such_body_is_the_senders_fault(string body)
    {
        var api = await web.ApiAsync("skane", "anstalld");
        var room = await RoomAsync(api);
        var thread = (await api.PostAsync($"communities/{room}/threads", new { kind = "question", title = "Fråga" })).Expect(201).Id;
        var draft = (await api.PostAsync("cases", new { title = "Utkast" })).Expect(201).Id;
        foreach (var address in new[] { "cases", "communities", "network/communities", $"communities/{room}/threads", $"threads/{thread}/replies", $"threads/{thread}/accepted-answer", $"cases/{draft}/publish" })
        {
            var answer = await api.PostAsync(address, body);
            Assert.True(answer.Status is >= 200 and < 500, $"{address} answered {answer.Status} to {body}: {answer.Text}");
            if (answer.Status is 400)
            {
                Assert.Contains("urn:delad-kunskap:problem:", answer.Text);
            }
        }

        (await api.PostAsync("cases", body)).Expect(400);
        Assert.True((await api.PutAsync($"cases/{draft}", body)).Status is 400);
    }

    [Fact]
    public async Task Raw_bytes_and_other_types_are_the_senders_fault()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        (string Type, byte[] Body)[] bodies =
        [
            ("application/json", [0xff, 0xfe, 0x00]), ("application/json", [.. "{\"title\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]), ("text/plain", "title"u8.ToArray()),
            ("application/xml", "<a/>"u8.ToArray()), ("application/x-www-form-urlencoded", "title=a%00"u8.ToArray()), ("application/json; charset=utf-7", "{}"u8.ToArray()),
            ("application/json", Encoding.UTF8.GetBytes(new string('[', 100_000))), ("multipart/form-data; boundary=x", "--x\r\n"u8.ToArray()),
        ];
        foreach (var (type, bytes) in bodies)
        {
            foreach (var key in new[] { null, Guid.NewGuid().ToString() })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "cases") { Content = new ByteArrayContent(bytes) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                if (key is not null)
                {
                    request.Headers.Add("Idempotency-Key", key);
                }

                using var answer = await api.Http.SendAsync(request);
                Assert.True((int)answer.StatusCode is 400 or 415, $"{type} is answered {(int)answer.StatusCode}.");
            }
        }
    }

    [Fact]
    public async Task Two_megabytes_of_Markdown_are_refused_at_the_field_at_once()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        var room = await RoomAsync(api);
        var thread = (await api.PostAsync($"communities/{room}/threads", new { kind = "question", title = "Fråga" })).Expect(201).Id;
        foreach (var (address, body, field) in new (string, object, string)[]
        {
            ("cases", new { title = "Stor", problem = TwoMegabytes }, "problem"), ("communities", new { title = "Stor", description = TwoMegabytes }, "description"),
            ($"communities/{room}/threads", new { kind = "discussion", title = "Stor", body = TwoMegabytes }, "body"), ($"threads/{thread}/replies", new { body = TwoMegabytes }, "body"),
        })
        {
            foreach (var key in new[] { null, Guid.NewGuid().ToString() })
            {
                var took = await ProcessorTime.OfProcessAsync(async () => Assert.Equal([field], (await api.PostAsync(address, body, key)).Expect(400).WrongFields));
                Assert.InRange(took.TotalSeconds, 0, 2);
            }
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(13)]
    public async Task A_body_beyond_the_limit_is_refused_with_or_without_key(int megabytes)
    {
        var api = await web.ApiAsync("skane", "anstalld");
        var body = JsonSerializer.Serialize(new { title = "Jätte", problem = new string('a', megabytes * 1024 * 1024) });
        foreach (var key in new[] { null, Guid.NewGuid().ToString() })
        {
            try
            {
                var answer = await api.PostAsync("cases", body, key);
                Assert.True(answer.Status is 400 or 413, $"{megabytes} MB are answered {answer.Status}.");
            }
            catch (HttpRequestException exception) when (megabytes > 12 && exception.InnerException is IOException)
            {
                // The server answers 413 and closes while the body is still being sent.
            }
        }
    }

    [Fact]
    public async Task Unknown_and_foreign_ids_and_stale_revisions_are_refused()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        var colleague = await web.ApiAsync("skane", "moderator");
        var made = (await api.PostAsync("cases", new { title = "Min" })).Expect(201);
        (await colleague.PutAsync($"cases/{made.Id}", new { title = "Din" })).Expect(404);
        (await colleague.DeleteAsync($"cases/{made.Id}")).Expect(404);
        (await api.GetAsync($"cases/{Guid.NewGuid()}")).Expect(404);
        (await api.GetAsync("cases/not-an-id")).Expect(404);
        (await api.PutAsync($"cases/{made.Id}", new { title = "Ny" }, made.ETag)).Expect(200);
        (await api.PutAsync($"cases/{made.Id}", new { title = "Gammal" }, made.ETag)).Expect(412);
        (await api.PutAsync($"cases/{made.Id}", new { title = "Gammal" }, "\"rubbish\"")).Expect(412);
        Assert.Equal("Ny", (await api.GetAsync($"cases/{made.Id}"))["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_query_that_makes_no_sense_is_answered_all_the_same()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        foreach (var address in new[]
        {
            "search?q=%00", "search?q=a%00b", "search?q=%ED%A0%80", "search?q=%FF", "search/suggest?q=%00", "search/suggest?q=%ED%A0%80", "search?page=-1&pageSize=100000",
            "search?page=99999999999999999999", "search?scope=rubbish", "search?from=igår&to=%00", "search?kind=%00&authority=%00&community=%00&tag=%00&year=%00&sort=%00",
            "cases?page=-5&pageSize=0", "cases?page=abc", "cases?tag=%00", "cases?status=%00&state=%00", "network/cases?organisation=%00&tag=%00&sort=%00", "communities?page=2147483647&pageSize=2147483647",
        })
        {
            var answer = await api.GetAsync(address);
            Assert.True(answer.Status == 400 || (answer.Status == 200 && !address.Contains("%00", StringComparison.Ordinal)), $"{address} answered {answer.Status}: {answer.Text}");
        }

        using var person = await web.Site.SignInAsync("skane", "anstalld");
        foreach (var page in new[]
        {
            "search?q=%00", "search?q=%FF%ED%A0%80", "search?from=x&to=%00&kind=%00", "cases?tag=%00&page=%00", "network/cases?organisation=%00&state=%00", "communities?page=abc", "questions?tab=%00&page=%00",
            "ask?q=%00&subject=%00&scope=%00", "ask/similar?q=%00", "ask/audiences?Input.Title=%00", "cases/new?title=%00", "threads/new?subject=%00", "help/%00", "n/%00", "account/sign-in?returnUrl=%00",
        })
        {
            using var answer = await person.Http.GetAsync(page);
            Assert.True((int)answer.StatusCode < 500, $"{page} answered {(int)answer.StatusCode}.");
        }
    }

    [SharedDataFact]
    public async Task Naughty_strings_come_back_as_they_were_sent()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        var draft = (await api.PostAsync("cases", new { title = "Strängar" })).Expect(201).Id;
        foreach (var text in SharedData.NaughtyStrings())
        {
            ApiAnswer? answer = null;
            var took = await ProcessorTime.OfProcessAsync(
                async () => answer = await api.PutAsync($"cases/{draft}", new { title = "Strängar", problem = text, cost = text.Length <= 200 ? text : null }));
            Assert.True(took < TimeSpan.FromSeconds(1), $"«{text}» took {took}.");
            var saved = answer!;
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                saved.Expect(400);
                continue;
            }

            var read = (await api.GetAsync($"cases/{draft}")).Expect(200);
            Assert.Equal(text.Trim(), read["problem"]?.GetValue<string>() ?? "");
        }
    }

    [SharedDataFact]
    public async Task Pathological_Markdown_is_saved_and_shown_within_two_seconds()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        using var person = await web.Site.SignInAsync("skane", "anstalld");
        var draft = (await api.PostAsync("cases", new { title = "Märklig text" })).Expect(201).Id;
        foreach (var (name, text) in SharedData.Markdown())
        {
            var took = await ProcessorTime.OfProcessAsync(async () =>
            {
                var saved = await api.PutAsync($"cases/{draft}", new { title = "Märklig text", problem = text });
                Assert.True(saved.Status is 200 or 400, $"{name}: {saved.Status}");
                using var page = await person.Http.GetAsync($"cases/{draft}");
                Assert.True(page.IsSuccessStatusCode, $"{name}: {(int)page.StatusCode}");
                using var preview = await person.SubmitAsync($"cases/{draft}/edit", [new("Input.Problem", text), new("intent", "draft")]);
                Assert.True((int)preview.StatusCode is 303 or 400, $"{name}: {(int)preview.StatusCode}");
            });
            Assert.True(took < TimeSpan.FromSeconds(4), $"{name} took {took}.");
        }
    }

    [SharedDataFact]
    public async Task Pathological_searches_are_answered_within_a_second()
    {
        var api = await web.ApiAsync("skane", "anstalld");
        using var person = await web.Site.SignInAsync("skane", "anstalld");
        foreach (var (name, text) in SharedData.Queries())
        {
            // What is longer than an address can be is for the server's own limit.
            var q = Uri.EscapeDataString(text.Length > 1_500 ? text[..1_500] : text);
            q = q.Length > 6_000 ? q[..5_998] : q;
            foreach (var address in new[] { $"search?q={q}", $"search/suggest?q={q}" })
            {
                var took = await ProcessorTime.OfProcessAsync(async () =>
                {
                    var answer = await api.GetAsync(address);
                    Assert.True(answer.Status is 200 or 400, $"{name}: {answer.Status} {answer.Text}");
                });
                Assert.True(took < TimeSpan.FromSeconds(1), $"{name} took {took}.");
            }

            using var page = await person.Http.GetAsync($"search?q={q}");
            Assert.True((int)page.StatusCode is 200 or 400, $"{name}: {(int)page.StatusCode}");
        }
    }

    private static async Task<Guid> RoomAsync(Api api) =>
        (await api.PostAsync("communities", new { title = "Rum", description = "Om", access = "open" })).Expect(201).Id;
}
