using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Intranet.Browser.Tests;

/// <summary>
/// What attackers write is stored in every text that people write and read by others in a real browser, under the site's own content
/// security policy: nothing runs, nothing is fetched, nothing even tries.
/// </summary>
[Collection(DemoSite.Name)]
public sealed class StoredAttackTests(DemoSite demo)
{
    /// <summary>Reports whatever runs in the page, beside the dialogs that most attacks open.</summary>
    private const string Alarm = "window.alert = window.confirm = window.prompt = window.print = () => { document.documentElement.dataset.ran = 'yes'; };";

    private static readonly string[] Attacks =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "\"><script>alert(1)</script>", "'-alert(1)-'", "javascript:alert(1)",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\nscript:alert(1))", "[x](&#106;avascript:alert(1))", "![x](x\" onerror=\"alert(1))", "[x](data:text/html,<script>alert(1)</script>)",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<a href=\"javascript:alert(1)\">x</a>", "<details open ontoggle=alert(1)>",
        "<input autofocus onfocus=alert(1)>", "<style>@import 'http://127.0.0.1:9/x.css';</style>", "<base href=\"http://127.0.0.1:9/\">", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<form action=\"http://127.0.0.1:9/\"><button>x</button></form>", "{{constructor.constructor('alert(1)')()}}", "<div hx-get=\"/x\" hx-trigger=\"load\" hx-on:load=\"alert(1)\">x</div>",
        "<relative-time datetime=\"x\" onclick=alert(1)>x</relative-time>", "```html\n<script>alert(1)</script>\n```", "| a |\n|---|\n| <img src=x onerror=alert(1)> |", "\u2028<script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    ];

    private const int Together = 12;

    [Fact]
    public Task Nothing_that_was_stored_runs() => AttackAsync(Attacks.Chunk(Together).Select(some => string.Join("\n\n", some)).Append(string.Join("\n\n", Collected())));

    [Fact]
    [Trait("Category", "Long")]
    public Task Nothing_that_was_stored_alone_runs() => AttackAsync(Attacks);

    private async Task AttackAsync(IEnumerable<string> texts)
    {
        using var api = await demo.Site.ApiAsync("vaxjo", "redaktor");
        var pages = new List<string>();
        foreach (var text in texts.Where(t => t.Length > 0))
        {
            pages.AddRange(await StoreAsync(api, text));
        }

        using var visitor = await demo.Site.SignInAsync("vaxjo", "redaktor");
        await using var window = await (await Testing.Browser.GetAsync()).OpenAsync(demo.Site);
        await window.Page.AddInitScriptAsync(Alarm);
        await window.TakeOverAsync(visitor);
        var faults = new List<string>();
        foreach (var page in pages.Append("cases").Append("communities").Append("questions").Append("search?q=alert").Append("cases/shared").Append(""))
        {
            faults.AddRange(await LookAsync(window, page));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<IEnumerable<string>> LookAsync(Window window, string page)
    {
        var before = window.Faults.Count;
        var status = await window.GoAsync($"/vaxjo/{page}");
        var ran = await window.Page.EvaluateAsync<bool>("document.documentElement.dataset.ran === 'yes'");
        var foreign = await window.Page.EvaluateAsync<int>(
            "document.querySelectorAll('main :is(iframe, object, embed, base, style, script, meta, form[action^=\"http\"]), [onerror], [onload], [onclick], [hx-on\\\\:load], a[href^=\"javascript\" i], a[href^=\"data\" i]').length");
        string?[] faults = [status == 200 ? null : $"answered {status}", ran ? "something ran" : null, foreign == 0 ? null : $"{foreign} elements that must not be there"];
        return faults.OfType<string>().Concat(window.Faults.Skip(before)).Select(fault => $"{page}: {fault}");
    }

    /// <summary>Writes the attack wherever somebody may write. Answers the pages that show it.</summary>
    private static async Task<IReadOnlyList<string>> StoreAsync(HttpClient api, string text)
    {
        var title = text.ReplaceLineEndings(" ")[..Math.Min(text.Length, 100)];
        var tag = title[..Math.Min(title.Length, 35)].Replace(',', ' ');
        var example = await PostAsync(api, "cases", new
        {
            title, summary = title, problem = text, solution = text, outcome = text, contact = text, tags = new[] { tag }, period = title, cost = title, legalBasis = title,
        });
        await PostAsync(api, $"cases/{example}/publish", new { note = title });
        await PostAsync(api, $"cases/{example}/share", new { reason = title });
        var community = await PostAsync(api, "communities", new { title, description = text[..Math.Min(text.Length, 19_000)], access = "open", tags = new[] { tag } });
        var thread = await PostAsync(api, $"communities/{community}/threads", new { kind = "question", title, body = text });
        var reply = await PostAsync(api, $"threads/{thread}/replies", new { body = text });
        await PostAsync(api, $"threads/{thread}/accepted-answer", new { replyId = reply });
        var asked = await PostAsync(api, $"network/cases/{example}/threads", new { kind = "question", title, body = text });
        return [$"cases/{example}", $"cases/{example}/edit", $"network/cases/{example}", $"communities/{community}", $"threads/{thread}", $"network/threads/{asked}"];
    }

    private static async Task<Guid> PostAsync(HttpClient api, string address, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await api.PostAsync(address, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {text}");
        return JsonNode.Parse(text)!["id"]!.GetValue<Guid>();
    }

    /// <summary>The collection beside the repository, where it is there.</summary>
    private static string[] Collected()
    {
        var file = Repository.PathTo("..", "shared", "data", "bad-input", "xss.txt");
        return File.Exists(file) ? [.. File.ReadLines(file).Where(l => !l.Contains('\0', StringComparison.Ordinal)).Take(1_200)] : [];
    }
}
