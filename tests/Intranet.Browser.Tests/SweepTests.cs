using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Intranet.Browser.Tests;

/// <summary>Every page, looked at in every way: each once per run in one of eight looks, all of them in the long run.</summary>
[Collection(DemoSite.Name)]
public sealed partial class SweepTests(DemoSite demo)
{
    private const int Narrowest = 320;

    /// <summary>Windows at once: while one page is inspected, the next is on its way.</summary>
    private const int Windows = 2;

    // The texts of the page that stand alone in their element, with fields' names and descriptions.
    private const string ReadTexts = """
        () => [...document.querySelectorAll("body *")].flatMap(e => [
          ...[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()),
          e.getAttribute("aria-label"), e.getAttribute("placeholder"), e.getAttribute("title")]).filter(Boolean)
        """;

    // What a tag helper would have taken away.
    private const string FindUnprocessed = """() => [" asp-", "<partial", "<text>"].filter(mark => document.documentElement.outerHTML.includes(mark))""";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public Task Pages_have_no_fault_in_the_look_that_falls_to_them(int look) =>
        SweepAsync(Look.Of(look), SitePages.All.Where((_, place) => place % Look.Count == look));

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public Task Pages_have_no_fault_in_any_look(int look) => SweepAsync(Look.Of(look), SitePages.All);

    [Fact]
    public async Task Every_page_that_can_be_opened_as_it_is_is_among_them()
    {
        var patterns = await PagePatterns.AllAsync(demo.Site.Services);
        var seen = SitePages.All.Select(p => p.Path.Split('?')[0].Trim('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.True(patterns.Count > 50, $"Only {patterns.Count} pages were found.");
        var missing = patterns.Where(p => !seen.Contains(p) && !SitePages.NotLookedAt.ContainsKey(p)).ToList();
        Assert.True(missing.Count == 0, $"These pages are looked at by nobody; add them to {nameof(SitePages)}, or the reason: {string.Join(", ", missing)}");
        Assert.DoesNotContain(SitePages.NotLookedAt.Keys, p => !patterns.Contains(p) || seen.Contains(p));
    }

    private async Task SweepAsync(Look look, IEnumerable<SitePage> pages)
    {
        await Things.MakeAsync(demo);
        var faults = new ConcurrentBag<string>();
        var people = pages.GroupBy(p => (p.Tenant, p.UserName)).OrderByDescending(group => group.Count());
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = Windows }, async (person, _) =>
        {
            using var stranger = demo.Site.Visit(person.Key.Tenant);
            var visitor = person.Key.UserName is { } userName ? await demo.GetAsync(person.Key.Tenant, userName) : stranger;
            await using var window = await look.OpenAsync(demo.Site, visitor);
            foreach (var page in person)
            {
                foreach (var fault in await LookAsync(window, look, page))
                {
                    faults.Add($"{page.UserName} {page.Address} ({look}): {fault}");
                }
            }
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    private static async Task<List<string>> LookAsync(Window window, Look look, SitePage page)
    {
        var before = window.Faults.Count;
        var faults = new List<string>();
        var status = await window.GoAsync(page.Address);
        if (status != page.Status)
        {
            faults.Add($"answered {status}");
        }

        if (string.IsNullOrWhiteSpace(await window.Page.TitleAsync()))
        {
            faults.Add("has no title");
        }

        faults.AddRange((await window.Page.EvaluateAsync<string[]>(FindUnprocessed)).Select(mark => $"has {mark} in its source"));
        var texts = await window.Page.EvaluateAsync<string[]>(ReadTexts);
        faults.AddRange(texts.Where(text => Key().IsMatch(text)).Select(key => $"shows the key {key}"));
        faults.AddRange(await window.InspectAsync());
        foreach (var width in new[] { look.Width, Narrowest })
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            var needs = await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (needs > width)
            {
                faults.Add($"is {needs} wide in {width}");
            }
        }

        await window.Page.SetViewportSizeAsync(look.Width, 900);
        // The browser itself reports an answer that is an error, as an error.
        faults.AddRange(window.Faults.Skip(before).Where(fault => page.Status == 200 || !fault.Contains("Failed to load resource", StringComparison.Ordinal)));
        return faults;
    }

    // The administrator of features reads their ids, which begin with the name of the product.
    [GeneratedRegex(@"^(?!Intranet\.)[A-Z][A-Za-z]+(\.[A-Za-z]+)*\.[A-Z][A-Za-z]+$")]
    private static partial Regex Key();
}
