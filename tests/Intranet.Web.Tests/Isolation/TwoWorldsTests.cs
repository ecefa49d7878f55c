using System.Text.RegularExpressions;

namespace Intranet.Web.Tests.Isolation;

/// <summary>What Kronoberg sees is the same to the byte whether Växjö has secrets or not.</summary>
[Collection(DemoWeb.Name)]
public sealed partial class TwoWorldsTests(DemoWeb web)
{
    private static readonly string[] Words = ["kvastlupin", "kvastlupi", "vinter", "besök", "skola barn", "\"ekonomiskt bistånd\"", "kvast*", ""];

    [Fact]
    public async Task Secrets_of_another_organisation_change_nothing()
    {
        await Settled.Async(web.Site);
        using var reader = await web.Site.SignInAsync("kronoberg", "anstalld");
        var api = await web.ApiAsync("kronoberg", "anstalld");
        await LookAsync(reader, api);
        var before = await LookAsync(reader, api);

        for (var i = 0; i < 3; i++)
        {
            await Belongings.CreateAsync(web, "kvastlupin");
        }

        await AddOrdinaryWordsAsync();
        await Settled.Async(web.Site);
        var after = await LookAsync(reader, api);

        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, page => Assert.True(page.Value == after[page.Key], $"{page.Key}: {Difference(page.Value, after[page.Key])}"));
    }

    /// <summary>Words that Kronoberg's own things hold too: they would move scores in a shared index.</summary>
    private async Task AddOrdinaryWordsAsync()
    {
        var owner = await web.ApiAsync("vaxjo", Belongings.Owner);
        for (var i = 0; i < 10; i++)
        {
            var id = (await owner.PostAsync("cases", new
            {
                title = $"Vinter och besök {i}", problem = "skola barn vinter besök", solution = "ekonomiskt bistånd", outcome = "vinter", contact = "besök",
            })).Expect(201).Id;
            (await owner.PostAsync($"cases/{id}/publish")).Expect(200);
        }
    }

    private static async Task<Dictionary<string, string>> LookAsync(Visitor reader, Api api)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] pages = ["", "cases", "network/cases", "network/cases?sort=mostUsed", "communities", "network/communities", "questions", "ask", "ask/audiences?Input.Title=vinter"];
        foreach (var page in pages.Concat(Words.SelectMany(Searches)))
        {
            using var answer = await reader.Http.GetAsync(page);
            seen[page] = $"{(int)answer.StatusCode} {Clean(await answer.Content.ReadAsStringAsync())}";
        }

        foreach (var address in Words.SelectMany(Searches).Select(a => a + "&pageSize=100").Concat(["cases", "network/cases?pageSize=100", "communities", "network/communities"]))
        {
            var answer = await api.GetAsync(address);
            seen["api " + address] = $"{answer.Status} {Clean(answer.Text)}";
        }

        return seen;
    }

    private static IEnumerable<string> Searches(string words)
    {
        var q = Uri.EscapeDataString(words);
        return [$"search?q={q}", $"search?q={q}&sort=newest", $"search?q={q}&scope=network", $"search/suggest?q={q}", $"search?q={q}&page=2"];
    }

    private static string Clean(string text) => Took().Replace(Answer.Blank(text), "");

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        return $"«{before[Math.Max(0, at - 80)..Math.Min(before.Length, at + 80)]}» became «{after[Math.Max(0, at - 80)..Math.Min(after.Length, at + 80)]}»";
    }

    /// <summary>The search page tells how long it took.</summary>
    [GeneratedRegex("[0-9]+([.,][0-9]+)?\\s*(ms|millisekunder)|[0-9]+,[0-9]+\\s*(s|sekunder)\\b")]
    private static partial Regex Took();
}
