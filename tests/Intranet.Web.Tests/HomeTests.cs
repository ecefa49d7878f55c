using System.Globalization;
using Intranet.Data;

namespace Intranet.Web.Tests;

/// <summary>The page that is asked for more often than any other: what stands on it, and what it costs.</summary>
public sealed class HomeTests
{
    private const string CountSql = "INTRANET__COUNTSQL";
    private const int MostStatements = 8;

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.PostgreSql)]
    public async Task The_home_page_tells_what_matters_to_each_and_takes_few_statements(StoreProvider provider)
    {
        await using var site = await StartCountingAsync(provider);
        await PrepareAsync(site);
        var wrong = new List<string>();
        foreach (var (tenant, user, sections) in new[]
        {
            ("vaxjo", "anstalld", new[] { "home-news", "home-questions", "waiting" }), ("vaxjo", "redaktor", ["home-news", "waiting"]), ("kronoberg", "anstalld", ["home-news", "home-questions"]),
        })
        {
            using var person = await site.SignInAsync(tenant, user);
            using var first = await person.Http.GetAsync("");
            using var answer = await person.Http.GetAsync("");
            var statements = int.Parse(answer.Headers.GetValues("X-Sql-Statements").Single(), CultureInfo.InvariantCulture);
            var page = await Visitor.ReadAsync(answer);
            wrong.AddRange(sections.Where(s => page.GetElementById(s) is null).Select(s => $"{tenant}/{user} has no {s}"));
            wrong.AddRange(statements > MostStatements ? [$"{tenant}/{user}: {statements} statements"] : []);
            if (user == "redaktor" && !page.Body!.TextContent.Contains("Begärd delning", StringComparison.Ordinal))
            {
                wrong.Add("the editor is not told of the request");
            }

            if ((tenant, user) == ("vaxjo", "anstalld") && !page.Body!.TextContent.Contains("Svar utifrån", StringComparison.Ordinal))
            {
                wrong.Add("who asked is not told of the reply");
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<Site> StartCountingAsync(StoreProvider provider)
    {
        Environment.SetEnvironmentVariable(CountSql, "1");
        try
        {
            return await Site.StartDemoAsync(provider);
        }
        finally
        {
            Environment.SetEnvironmentVariable(CountSql, null);
        }
    }

    /// <summary>A request to share, which waits for the editor, and a reply, which waits for who asked.</summary>
    private static async Task PrepareAsync(Site site)
    {
        var writer = new Api(await site.ApiAsync("vaxjo", "anstalld"));
        var id = (await writer.PostAsync("cases", new { title = "Begärd delning", problem = "P", solution = "L", outcome = "U", contact = "K" })).Expect(201).Id;
        (await writer.PostAsync($"cases/{id}/publish")).Expect(200);
        (await writer.PostAsync($"cases/{id}/request-sharing", new { message = "Dela" })).Expect(200);
        var community = (await writer.PostAsync("communities", new { title = "Hemma", description = "Om", access = "open" })).Expect(201).Id;
        var thread = (await writer.PostAsync($"communities/{community}/threads", new { kind = "question", title = "Vem vet?", body = "" })).Expect(201).Id;
        var colleague = new Api(await site.ApiAsync("vaxjo", "amina.warsame"));
        (await colleague.PostAsync($"threads/{thread}/replies", new { body = "Svar utifrån" })).Expect(201);
    }
}
