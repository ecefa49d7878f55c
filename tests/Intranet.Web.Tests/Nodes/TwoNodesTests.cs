using System.Net;
using System.Net.Http.Headers;
using Intranet.Data;

namespace Intranet.Web.Tests.Nodes;

/// <summary>Two processes of the real host on one database, each with its own folder, as on two machines behind one address.</summary>
public sealed class TwoNodesTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private const string Exports = "admin/export";
    private const string Fetch = "form[action$='handler=Fetch']";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Who_signed_in_on_one_reads_and_writes_on_the_other()
    {
        using var first = nodes.First.Visit("vaxjo");
        await first.SignInAsync("anstalld", Site.DemoPassword);
        using var second = nodes.Second.Visit("vaxjo");
        second.TakeCookiesOf(first);

        var page = await second.OpenAsync("");
        Assert.NotNull(page.QuerySelector("form[action$='sign-out' i]"));
        using var saved = await second.SubmitAsync("cases/new", [new("Input.Title", "Skrivet på den andra noden")]);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using var read = await first.FollowAsync(await first.Http.GetAsync(saved.Headers.Location));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Who_signed_out_on_one_is_soon_out_on_the_other()
    {
        using var first = nodes.First.Visit("umea");
        await first.SignInAsync("anstalld", Site.DemoPassword);
        using var second = nodes.Second.Visit("umea");
        second.TakeCookiesOf(first);
        await second.OpenAsync("profile");

        using var gone = await first.SubmitAsync("", [], "form[action$='sign-out' i]");

        await Wait.UntilAsync(async () => (await second.Http.GetAsync("profile")).StatusCode == HttpStatusCode.Redirect, Soon);
    }

    [Fact]
    public async Task What_is_written_on_one_is_found_on_both_within_two_seconds()
    {
        foreach (var (writer, reader) in new[] { (nodes.First, nodes.Second), (nodes.Second, nodes.First) })
        {
            var word = $"nod{Guid.NewGuid():N}"[..14];
            await nodes.Api(writer, "vaxjo").PublishAsync(word);

            await Wait.UntilAsync(() => nodes.Api(writer, "vaxjo").FindsAsync(word), Soon);
            await Wait.UntilAsync(() => nodes.Api(reader, "vaxjo").FindsAsync(word), Soon);
        }
    }

    [Fact]
    public async Task What_is_shared_on_one_is_found_in_the_network_on_the_other()
    {
        var word = $"delad{Guid.NewGuid():N}"[..14];
        var editor = nodes.Api(nodes.First, "vaxjo", "redaktor");
        var id = await editor.PublishAsync(word);
        (await editor.PostAsync($"cases/{id}/share")).Expect(200);

        await Wait.UntilAsync(() => nodes.Api(nodes.Second, "umea").FindsAsync(word), Soon);
        await Wait.UntilAsync(() => nodes.Api(nodes.First, "kronoberg").FindsAsync(word), Soon);
    }

    [Fact]
    public async Task A_node_that_was_down_catches_up_from_its_own_index()
    {
        var word = $"borta{Guid.NewGuid():N}"[..14];
        await nodes.Second.KillAsync();
        await nodes.Api(nodes.First, "vaxjo").PublishAsync(word);
        await Wait.UntilAsync(() => nodes.Api(nodes.First, "vaxjo").FindsAsync(word), Soon);
        var before = nodes.IndexOf(nodes.Second, "vaxjo");

        await nodes.Second.StartAsync();

        await Wait.UntilAsync(() => nodes.Api(nodes.Second, "vaxjo").FindsAsync(word), TimeSpan.FromSeconds(10));
        Assert.Equal(before, nodes.IndexOf(nodes.Second, "vaxjo"));
    }

    [Fact]
    public async Task What_a_killed_node_had_saved_is_carried_on_by_the_other()
    {
        var words = Enumerable.Range(0, 5).Select(_ => $"arv{Guid.NewGuid():N}"[..14]).ToList();
        foreach (var word in words)
        {
            await nodes.Api(nodes.Second, "kronoberg").PublishAsync(word);
        }

        await nodes.Second.KillAsync();
        try
        {
            foreach (var word in words)
            {
                await Wait.UntilAsync(() => nodes.Api(nodes.First, "kronoberg").FindsAsync(word), TimeSpan.FromSeconds(25));
            }
        }
        finally
        {
            await nodes.Second.StartAsync();
        }
    }

    [Fact]
    public async Task Settings_features_and_tenants_changed_on_one_are_seen_by_the_other()
    {
        using var admin = nodes.First.Visit("dalarna");
        await admin.SignInAsync("admin", Site.DemoPassword);
        using var reader = nodes.Second.Visit("dalarna");
        await reader.SignInAsync("anstalld", Site.DemoPassword);
        Assert.DoesNotContain("Nodens kontakt", (await reader.OpenAsync("help")).Source.Text, StringComparison.Ordinal);

        using var named = await admin.SubmitAsync("admin/settings", [new("Input.SiteName", "Nodens namn"), new("Input.Contact", "Nodens kontakt")]);
        Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);
        await Wait.UntilAsync(async () => (await reader.OpenAsync("")).Source.Text.Contains("Nodens namn", StringComparison.Ordinal), Soon);

        await nodes.First.RunVerbAsync("tenants", "disable", "--name", "dalarna");
        await Wait.UntilAsync(async () => (int)(await reader.Http.GetAsync("")).StatusCode is not (200 or 302), Soon);
        await nodes.First.RunVerbAsync("tenants", "enable", "--name", "dalarna");
        await Wait.UntilAsync(async () => (await reader.Http.GetAsync("")).StatusCode == HttpStatusCode.OK, Soon);
    }

    [Fact]
    public async Task Words_that_are_said_to_mean_the_same_on_one_count_in_search_on_the_other()
    {
        var (known, word) = ($"kant{Guid.NewGuid():N}"[..14], $"nytt{Guid.NewGuid():N}"[..14]);
        await nodes.Api(nodes.First, "vaxjo").PublishAsync(known);
        await Wait.UntilAsync(() => nodes.Api(nodes.Second, "vaxjo").FindsAsync(known), Soon);
        Assert.False(await nodes.Api(nodes.Second, "vaxjo").FindsAsync(word));
        using var coordinator = nodes.First.Visit("default");
        await coordinator.SignInAsync("coordinator", Site.DemoPassword);

        using var saved = await coordinator.SubmitAsync("admin/words", [new("Input.Entries", $"{word}\n{known}")], "form:has(textarea)");

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        await Wait.UntilAsync(() => nodes.Api(nodes.Second, "vaxjo").FindsAsync(word), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task An_export_is_followed_on_both_and_its_file_is_fetched_where_it_lies_or_from_a_shared_folder()
    {
        using var first = nodes.First.Visit("vaxjo");
        await first.SignInAsync("admin", Site.DemoPassword);
        using var second = nodes.Second.Visit("vaxjo");
        second.TakeCookiesOf(first);
        using var begun = await first.SubmitAsync(Exports, [], "form[action$='admin/export'], main form");
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        await Wait.UntilAsync(async () => (await second.OpenAsync(Exports)).QuerySelector("#jobs li .ds-tag")?.TextContent.Trim() == "Klart", TimeSpan.FromSeconds(30));

        Assert.Contains($"Filen ligger på servern {TwoNodes.FirstName}", (await second.OpenAsync(Exports)).Body!.TextContent, StringComparison.Ordinal);
        using (var elsewhere = await second.SubmitAsync(Exports, [], Fetch))
        {
            Assert.Equal(HttpStatusCode.Conflict, elsewhere.StatusCode);
            var said = WebUtility.HtmlDecode(await elsewhere.Content.ReadAsStringAsync());
            Assert.Contains($"Filen ligger på servern {TwoNodes.FirstName}", said, StringComparison.Ordinal);
            Assert.Contains("Exports:Folder", said, StringComparison.Ordinal);
        }

        using var here = await first.SubmitAsync(Exports, [], Fetch);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (here.StatusCode, here.Content.Headers.ContentType?.MediaType));

        await using var third = await nodes.First.StartNeighbourAsync("--Node:Name", "trean", "--Exports:Folder", Path.Combine(nodes.First.AppData, "Exports"));
        using var sharing = third.Visit("vaxjo");
        sharing.TakeCookiesOf(first);
        Assert.DoesNotContain("Filen ligger på servern", (await sharing.OpenAsync(Exports)).Body!.TextContent, StringComparison.Ordinal);
        using var shared = await sharing.SubmitAsync(Exports, [], Fetch);
        Assert.Equal(await here.Content.ReadAsByteArrayAsync(), await shared.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Both_write_at_once_and_hold_the_same_in_the_end()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
            await nodes.Api(i % 2 == 0 ? nodes.First : nodes.Second, i % 4 < 2 ? "vaxjo" : "kronoberg").PublishAsync($"samtidigt{i}"));

        foreach (var node in new[] { nodes.First, nodes.Second })
        {
            await Wait.UntilAsync(async () => !(await node.RunVerbAsync("search", "check", "--tenant", "vaxjo")).Contains("problems", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
            Assert.DoesNotContain("problems", await node.RunVerbAsync("search", "check", "--tenant", "kronoberg"), StringComparison.Ordinal);
        }
    }
}

/// <summary>The demonstration on PostgreSQL under two hosts.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    public const string FirstName = "ettan";

    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private KilledSite? _first;
    private KilledSite? _second;

    public KilledSite First => _first!;

    public KilledSite Second => _second!;

    public async Task InitializeAsync()
    {
        _first = await KilledSite.StartDemoAsync(StoreProvider.PostgreSql, disk: null, "--Node:Name", FirstName);
        _second = await _first.StartNeighbourAsync("--Node:Name", "tvaan");
        foreach (var (tenant, user) in new[] { ("vaxjo", "anstalld"), ("vaxjo", "redaktor"), ("kronoberg", "anstalld"), ("umea", "anstalld") })
        {
            _tokens[tenant + user] = await _first.RunVerbAsync("token", "create", "--tenant", tenant, "--user", user, "--scopes", "read,write");
        }
    }

    public async Task DisposeAsync()
    {
        if (_second is not null)
        {
            await _second.DisposeAsync();
        }

        if (_first is not null)
        {
            await _first.DisposeAsync();
        }
    }

    /// <summary>A tenant's API on one of the nodes.</summary>
    public Api Api(KilledSite node, string tenant, string user = "anstalld")
    {
        var http = new HttpClient { BaseAddress = new Uri(node.Address, $"/{tenant}/api/v1/"), Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[tenant + user]);
        return new Api(http);
    }

    /// <summary>The directory of a tenant's index on a node; another after a rebuild.</summary>
    public string IndexOf(KilledSite node, string tenant) =>
        string.Join(' ', Directory.EnumerateDirectories(Path.Combine(node.AppData, "Sites", tenant, "index")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}

internal static class NodeApi
{
    /// <summary>Writes and publishes a case whose title holds a word.</summary>
    public static async Task<Guid> PublishAsync(this Api api, string word)
    {
        var id = (await api.PostAsync("cases", new { title = $"Erfarenhet {word}", problem = "P", solution = "L", outcome = "U", contact = "K" })).Expect(201).Id;
        (await api.PostAsync($"cases/{id}/publish")).Expect(200);
        return id;
    }

    public static async Task<bool> FindsAsync(this Api api, string word) =>
        (await api.GetAsync($"search?q={word}")).Expect(200)["total"]!.GetValue<int>() > 0;
}
