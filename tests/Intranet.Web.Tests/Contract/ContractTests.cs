using System.Text.Json.Nodes;

namespace Intranet.Web.Tests.Contract;

/// <summary>
/// Walks every call that integrations rely on, and holds each answer against the API's own description: address, status, headers,
/// names and types.
/// </summary>
[Collection(DemoWeb.Name)]
public sealed class ContractTests(DemoWeb web)
{
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _walked = [];
    private ApiDescription _description = null!;

    [Fact]
    public async Task Every_call_answers_as_the_document_says()
    {
        _description = await DescriptionAsync(web);
        var anna = await web.ApiAsync("vaxjo", "anstalld");
        var editor = await web.ApiAsync("vaxjo", "redaktor");
        var eva = await web.ApiAsync("kronoberg", "anstalld");
        await WalkPersonAndSearchAsync(anna);
        var shared = await WalkCaseAsync(anna, editor, eva);
        await WalkSharedCaseAsync(eva, anna, shared);
        await WalkCommunityAsync(anna, eva, network: false);
        await WalkCommunityAsync(editor, eva, network: true);
        await CallAsync(editor, "POST", $"cases/{shared}/withdraw", 200, new { reason = "Klart" });
        await CallAsync(eva, "GET", $"network/cases/{Guid.NewGuid()}", 404);
        var admin = await web.ApiAsync("vaxjo", "admin");
        await CallAsync(admin, "GET", "audit", 200);
        await CallAsync(admin, "GET", "audit/check", 200);
        await WalkGroupsAsync(admin, anna);

        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
        var missed = _description.Operations.Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal)).Select(o => $"{o.Method} {o.Path}").Except(_walked);
        Assert.True(!missed.Any(), $"Nobody called {string.Join(", ", missed)}.");
    }

    internal static async Task<ApiDescription> DescriptionAsync(DemoWeb web)
    {
        using var http = web.Site.CreateClient();
        return new ApiDescription(JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!);
    }

    private async Task WalkPersonAndSearchAsync(Api api)
    {
        await CallAsync(api, "GET", "me", 200);
        await CallAsync(api, "GET", "search?q=hemtjänst&scope=all&sort=newest&page=1&pageSize=3", 200);
        await CallAsync(api, "GET", "search?q=hemtjenst", 200);
        await CallAsync(api, "GET", "search?q=a&scope=rubbish", 400);
        await CallAsync(api, "GET", "search/suggest?q=hem", 200);
        await CallAsync(web.ApiWith("vaxjo", "pat_nonsense"), "GET", "me", 401);
        var reader = web.ApiWith("vaxjo", await web.Site.CreateTokenAsync("vaxjo", "anstalld", "read"));
        await CallAsync(reader, "POST", "cases", 403, new { title = "Läsare" });
    }

    private async Task WalkGroupsAsync(Api admin, Api employee)
    {
        await CallAsync(admin, "PUT", "groups/katalog-17", 201, new { name = "Avtalsgruppen", members = new[] { "anstalld", "ingen.alls" } });
        await CallAsync(admin, "PUT", "groups/katalog-17", 200, new { name = "Avtalsgruppen", members = new[] { "anstalld" } }, ifMatch: "\"1\"");
        await CallAsync(admin, "PUT", "groups/katalog-17", 412, new { name = "Avtalsgruppen", members = Array.Empty<string>() }, ifMatch: "\"99\"");
        await CallAsync(admin, "PUT", "groups/katalog-17", 400, new { name = "", members = Array.Empty<string>() });
        await CallAsync(admin, "GET", "groups?pageSize=2", 200);
        await CallAsync(admin, "GET", "groups/katalog-17", 200);
        await CallAsync(employee, "GET", "groups/katalog-17", 404);
        await CallAsync(admin, "DELETE", "groups/katalog-17", 204);
        await CallAsync(admin, "GET", "groups/katalog-17", 404);
    }

    private async Task<Guid> WalkCaseAsync(Api anna, Api editor, Api eva)
    {
        var draft = (await CallAsync(anna, "POST", "cases", 201, new { title = "Avtalet", tags = new[] { "avtal" }, state = "pilot" })).Id;
        await CallAsync(anna, "POST", "cases", 400, new { title = "" });
        await CallAsync(anna, "GET", "cases?status=draft", 200);
        await CallAsync(anna, "POST", $"cases/{draft}/publish", 400);
        var written = new { title = "Avtalet", problem = "P", solution = "L", outcome = "U", contact = "K", legalBasis = "SoL", period = "2025", cost = "0 kr", summary = "S" };
        await CallAsync(anna, "PUT", $"cases/{draft}", 412, written, ifMatch: "\"99\"");
        await CallAsync(anna, "PUT", $"cases/{draft}", 200, written, ifMatch: "\"1\"");
        await CallAsync(anna, "POST", $"cases/{draft}/publish", 200, new { note = "Klart" });
        await CallAsync(anna, "POST", $"cases/{draft}/publish", 409);
        await CallAsync(anna, "GET", $"cases/{draft}", 200);
        await CallAsync(anna, "GET", "cases?pageSize=2", 200);
        await CallAsync(eva, "GET", $"cases/{draft}", 404);
        await CallAsync(anna, "POST", $"cases/{draft}/share", 404);
        await CallAsync(anna, "DELETE", $"cases/{draft}", 204);
        await CallAsync(anna, "POST", $"cases/{draft}/restore", 200);
        await CallAsync(anna, "POST", $"cases/{draft}/request-sharing", 200, new { message = "Dela" });
        await CallAsync(editor, "POST", $"cases/{draft}/return", 200, new { message = "Mer" });
        await CallAsync(anna, "POST", $"cases/{draft}/request-sharing", 200);
        await CallAsync(editor, "POST", $"cases/{draft}/share", 200);
        await WalkThreadsAsync(anna, anna, $"cases/{draft}", "");
        return draft;
    }

    private async Task WalkSharedCaseAsync(Api eva, Api anna, Guid shared)
    {
        await CallAsync(eva, "GET", "network/cases?pageSize=2&sort=title", 200);
        await CallAsync(eva, "GET", $"network/cases/{shared}", 200);
        await CallAsync(eva, "POST", $"network/cases/{shared}/adoptions", 201, new { stage = "piloting", note = "Vi testar" });
        await CallAsync(eva, "POST", $"network/cases/{shared}/adoptions", 400, new { stage = "x" });
        await CallAsync(anna, "POST", $"network/cases/{shared}/adoptions", 409, new { stage = "inUse" });
        await CallAsync(eva, "GET", $"network/cases/{shared}/adoptions", 200);
        await WalkThreadsAsync(eva, anna, $"network/cases/{shared}", "network/");
    }

    private async Task WalkCommunityAsync(Api starter, Api other, bool network)
    {
        var scope = network ? "network/" : "";
        var id = (await CallAsync(starter, "POST", scope + "communities", 201, new { title = "Avtal", description = "Om avtal", access = "open", tags = new[] { "avtal" } })).Id;
        await CallAsync(starter, "POST", scope + "communities", 400, new { title = "Avtal", access = "halvöppet" });
        await CallAsync(starter, "GET", scope + "communities?pageSize=2", 200);
        await CallAsync(starter, "GET", $"{scope}communities/{id}", 200);
        await CallAsync(starter, "POST", $"{scope}communities/{id}/leave", 409);
        await CallAsync(other, "POST", $"{scope}communities/{id}/join", network ? 200 : 404);
        await CallAsync(other, "POST", $"{scope}communities/{id}/leave", network ? 200 : 404);
        await WalkThreadsAsync(starter, starter, $"{scope}communities/{id}", scope);
    }

    private async Task WalkThreadsAsync(Api asker, Api answerer, string subject, string scope)
    {
        var thread = (await CallAsync(asker, "POST", $"{subject}/threads", 201, new { kind = "question", title = "Hur?", body = "Så?" })).Id;
        await CallAsync(asker, "POST", $"{subject}/threads", 400, new { kind = "rubbish", title = "Hur?" });
        await CallAsync(asker, "GET", $"{subject}/threads", 200);
        var reply = (await CallAsync(answerer, "POST", $"{scope}threads/{thread}/replies", 201, new { body = "Så." })).Id;
        await CallAsync(answerer, "POST", $"{scope}threads/{thread}/replies", 400, new { body = "" });
        await CallAsync(asker, "POST", $"{scope}threads/{thread}/accepted-answer", 412, new { replyId = reply }, ifMatch: "\"77\"");
        await CallAsync(asker, "POST", $"{scope}threads/{thread}/accepted-answer", 200, new { replyId = reply });
        await CallAsync(asker, "GET", $"{scope}threads/{thread}", 200);
    }

    private async Task<ApiAnswer> CallAsync(Api api, string method, string address, int status, object? body = null, string? ifMatch = null)
    {
        var answer = await api.SendAsync(new HttpMethod(method), address, body, ifMatch: ifMatch);
        if (answer.Status != status)
        {
            _faults.Add($"{method} {address}: {answer.Status}, not {status}: {answer.Text}");
        }

        _faults.AddRange(_description.Faults(method, address, answer).Select(fault => $"{method} {address}, {answer.Status}: {fault}"));
        _walked.Add($"{method} {_description.TemplateOf(method, address)}");
        return answer;
    }
}
