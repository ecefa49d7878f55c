using System.Net;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Web.Tests.Search;

/// <summary>The network's coordinators say which words mean the same, and every organisation's search follows.</summary>
[Collection(DemoWeb.Name)]
public sealed class WordsTests(DemoWeb web)
{
    private const string Address = "admin/words";
    private const int MostPages = 25;
    private const string Form = "form:has(textarea)";
    private const string Known = "samordnad individuell plan";

    [Fact]
    public async Task A_group_is_added_changed_and_removed_and_counts_in_another_organisation_at_once()
    {
        var word = $"Ordet{Guid.NewGuid():N}";
        using var coordinator = await web.Site.SignInAsync("default", "coordinator");
        using var reader = await web.Site.SignInAsync("vaxjo", "anstalld");
        Assert.Empty(await FoundAsync(reader, word));

        using (var added = await coordinator.SubmitAsync(Address, [new("Input.Entries", $"{word}\n{Known}")], Form))
        {
            Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        }

        await Wait.UntilAsync(async () => (await FoundAsync(reader, word)).Count > 0);
        var page = await AddressOfAsync(coordinator, word);
        using (var changed = await coordinator.SubmitAsync(page, [new("Input.Entries", $"{word}\n{word}s mening")], Form))
        {
            Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        }

        await Wait.UntilAsync(async () => (await FoundAsync(reader, word)).Count == 0);
        using (var removed = await coordinator.SubmitAsync(page, [], "form[action*='handler=Remove' i]"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        }

        using var gone = await coordinator.Http.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(["search.words-added.v1", "search.words-changed.v1", "search.words-removed.v1"], await TrailAsync(page));
    }

    [Fact]
    public async Task A_preview_shows_what_would_be_found_and_saves_nothing()
    {
        var word = $"Ordet{Guid.NewGuid():N}";
        using var coordinator = await web.Site.SignInAsync("default", "coordinator");

        var pair = (await coordinator.OpenAsync(Address)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var answer = await coordinator.Http.PostAsync(
            Address + "?handler=Preview", new FormUrlEncodedContent([new("Input.Entries", $"{word}\nsnöröjning"), new("__RequestVerificationToken", pair)]));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.DoesNotContain(word, (await coordinator.OpenAsync(Address)).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("ensamt", "minst 2")]
    [InlineData("ett\n§§§", "§§§")]
    [InlineData("ett\na b c d e f g h i", "8 ord")]
    [InlineData("ett\n19811218-9876", "personnummer")]
    public async Task What_makes_no_group_is_refused_at_the_field_and_kept(string typed, string told)
    {
        using var coordinator = await web.Site.SignInAsync("default", "coordinator");

        using var answer = await coordinator.SubmitAsync(Address, [new("Input.Entries", typed)], Form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains(typed.Split('\n')[^1], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_stands_in_one_group_alone()
    {
        var word = $"Ordet{Guid.NewGuid():N}";
        using var coordinator = await web.Site.SignInAsync("default", "coordinator");
        using var first = await coordinator.SubmitAsync(Address, [new("Input.Entries", $"{word}\n{word}en annan")], Form);
        using var second = await coordinator.SubmitAsync(Address, [new("Input.Entries", $"{word}\nnågot helt annat")], Form);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(Visitor reader, string word)
    {
        var page = await reader.OpenAsync($"search?q={word}");
        return [.. page.QuerySelectorAll("main article h2").Select(h => h.TextContent.Trim())];
    }

    private static async Task<string> AddressOfAsync(Visitor coordinator, string word)
    {
        for (var number = 1; number <= MostPages; number++)
        {
            var page = await coordinator.OpenAsync($"{Address}?page={number}");
            var link = page.QuerySelectorAll("main li a").FirstOrDefault(a => a.TextContent.Contains(word, StringComparison.Ordinal));
            if (link is not null)
            {
                return link.GetAttribute("href")!;
            }
        }

        throw new InvalidOperationException($"No group has {word}.");
    }

    private async Task<List<string>> TrailAsync(string page)
    {
        var id = Guid.Parse(page[(page.LastIndexOf('/') + 1)..]);
        await using var db = await web.Site.OpenStoreAsync("default");
        return await db.Set<AuditEntry>().Where(a => a.SubjectId == id).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync();
    }
}
