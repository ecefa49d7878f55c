using System.Net;

namespace Intranet.Web.Tests.Isolation;

/// <summary>A word that stands in every private place of Växjö, looked for in everything that anybody else can read.</summary>
[Collection(DemoWeb.Name)]
public sealed class CanaryTests(DemoWeb web)
{
    private const string Tail = "x";

    [Fact]
    public async Task A_word_that_is_Vaxjos_alone_is_found_nowhere_by_others()
    {
        const string Word = "zorklavendel";
        var belongings = await Belongings.CreateAsync(web, Word);
        await HideMoreAsync(Word);
        await Settled.Async(web.Site);
        await ItsWriterSeesItAsync(Word);

        var callers = (await web.CallersAsync()).Where(c => c.Home != "vaxjo" || !c.IsLive).ToList();
        var looked = 0;
        var found = new List<string>();
        foreach (var caller in callers)
        {
            foreach (var address in await AddressesAsync(belongings, Word))
            {
                using var answer = await caller.SendAsync(HttpMethod.Get, address, [], json: null);
                looked++;
                if (Reveals(answer.Headers + await answer.Content.ReadAsStringAsync(), Word))
                {
                    found.Add($"{caller}: {address}");
                }
            }
        }

        Console.WriteLine($"Canary: {looked} answers to {callers.Count} others, {found.Count} hold the word.");
        Assert.Empty(found);
        Assert.InRange(looked, 1_000, int.MaxValue);
    }

    [Fact]
    public async Task The_word_is_found_by_who_wrote_it()
    {
        const string Word = "plimpsonett";
        await Belongings.CreateAsync(web, Word);
        var owner = await web.ApiAsync("vaxjo", Belongings.Owner);
        var found = (await owner.GetAsync($"search?q={Word}")).Expect(200);
        Assert.InRange(found["total"]!.GetValue<int>(), 5, 50);
    }

    /// <summary>True when the answer holds the word. An answer may repeat the question, which never is the word itself.</summary>
    private static bool Reveals(string answer, string word) =>
        Uri.UnescapeDataString(WebUtility.HtmlDecode(answer)).Replace(word + Tail, "", StringComparison.OrdinalIgnoreCase).Contains(word, StringComparison.OrdinalIgnoreCase);

    private async Task HideMoreAsync(string word)
    {
        using var admin = await web.Site.SignInAsync("vaxjo", "admin");
        using var role = await admin.SubmitAsync("admin/roles", [new("Input.Name", $"Roll {word}")], "form[action*='handler=create' i]");
        using var person = await admin.SubmitAsync("admin/users/new", [new("Input.UserName", word), new("Input.Name", $"Person {word}"), new("Input.Title", word)]);
        Assert.Equal((303, 303), ((int)role.StatusCode, (int)person.StatusCode));
        var owner = await web.ApiAsync("vaxjo", Belongings.Owner);
        var request = (await owner.PostAsync("cases", new { title = $"Begärd {word}", problem = word, solution = word, outcome = word, contact = word })).Expect(201).Id;
        (await owner.PostAsync($"cases/{request}/publish")).Expect(200);
        (await owner.PostAsync($"cases/{request}/request-sharing", new { message = $"Dela {word}" })).Expect(200);
    }

    private async Task ItsWriterSeesItAsync(string word)
    {
        var owner = await web.ApiAsync("vaxjo", Belongings.Owner);
        Assert.Contains(word, (await owner.GetAsync("cases?status=draft")).Expect(200).Text);
    }

    /// <summary>Every address that can be read, with the things of Växjö in it, and the word asked for in every way.</summary>
    private async Task<IReadOnlyList<string>> AddressesAsync(Belongings belongings, string word)
    {
        var addresses = new HashSet<string>(StringComparer.Ordinal) { "no-such-thing", "api/v1/no-such-thing" };
        foreach (var (route, rule) in (await Route.AllAsync(web.Site.Services)).Where(r => r.Method == "GET").Join(Rules.All, r => r.Key, r => r.Key, (a, b) => (a, b)))
        {
            var targets = belongings.Targets.Where(t => rule.Things.Contains(t.Thing)).ToList();
            var asked = targets.Count == 0
                ? [rule.AddressOf(route, Guid.CreateVersion7().ToString(), "")]
                : targets.Select(t => rule.AddressOf(route, t.Id, t.Reply ?? t.Id));
            addresses.UnionWith(asked);
        }

        var stem = word[..^3];
        foreach (var list in new[] { "network/cases", "network/communities", "cases", "communities", "questions", "admin/users", "api/v1/network/cases", "api/v1/network/communities", "api/v1/cases", "api/v1/communities" })
        {
            addresses.Add($"{list}?pageSize=100&page=2");
            addresses.Add($"{list}?tag={word}{Tail}&q={word}{Tail}");
        }

        foreach (var q in new[] { word + Tail, stem, $"titel:{stem}", $"\"{stem}", $"{stem}*", word[..6] })
        {
            addresses.UnionWith(new[] { "search?q=", "api/v1/search?q=", "search/suggest?q=", "api/v1/search/suggest?q=", "ask/similar?q=", "ask?q=" }.Select(a => a + Uri.EscapeDataString(q)));
            addresses.Add($"api/v1/search?q={Uri.EscapeDataString(q)}&pageSize=100&sort=newest");
        }

        return [.. addresses];
    }
}
