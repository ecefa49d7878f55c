using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Tests;

/// <summary>The trail on the running product.</summary>
public sealed class SiteTests : IClassFixture<SiteTests.Demo>
{
    private readonly Site _site;

    public SiteTests(Demo demo) => _site = demo.Site;

    [Fact]
    public async Task What_somebody_does_is_sealed_within_a_second()
    {
        await SettleAsync("dalarna");
        using var api = await _site.ApiAsync("dalarna", "anstalld");
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var answer = await api.PostAsync("cases", new StringContent($$"""{ "title": "Förseglat {{i}}" }""", Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var watch = Stopwatch.StartNew();
            await Wait.UntilAsync(() => IsSealedAsync("dalarna"), TimeSpan.FromSeconds(20));
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
        }

        // The fastest: what the sealer waits for by itself is the same each time, and the rest is how busy the machine is.
        Console.WriteLine($"Sealing: {fastest.TotalMilliseconds:0} ms behind.");
        Assert.True(fastest < TimeSpan.FromSeconds(1), $"The sealer was {fastest.TotalMilliseconds:0} ms behind.");
    }

    [Fact]
    public async Task An_administrator_reads_narrows_and_takes_out_the_trail()
    {
        using (var made = await _site.SignInAsync("umea", "admin"))
        {
            using var saved = await made.SubmitAsync("admin/settings", [new("Input.Contact", "=HYPERLINK(1)")]);
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        }

        using var admin = await _site.SignInAsync("umea", "admin");
        var all = await admin.OpenAsync("admin/audit");
        Assert.Contains("Inställningar ändrades", all.Body!.TextContent, StringComparison.Ordinal);

        var narrowed = await admin.OpenAsync("admin/audit?Filter.Kind=tenants.settings-changed");
        Assert.All(narrowed.QuerySelectorAll("ul.rows h2"), h => Assert.Equal("Inställningar ändrades", h.TextContent.Trim()));
        var nobody = await admin.OpenAsync("admin/audit?Filter.Text=Ingen%20Alls");
        Assert.Contains("Inga händelser", nobody.Body!.TextContent, StringComparison.Ordinal);

        using var table = await admin.SubmitAsync("admin/audit?Filter.Kind=tenants", [], "form[action$='handler=Export' i]");
        var csv = await table.Content.ReadAsStringAsync();
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        Assert.Contains("tenants.settings-changed.v1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("users.", csv, StringComparison.Ordinal);
        Assert.Contains("Händelser hämtades som tabell", (await admin.OpenAsync("admin/audit")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_said_at_its_field()
    {
        using var admin = await _site.SignInAsync("umea", "admin");

        using var answer = await admin.Http.GetAsync("admin/audit?Filter.From=i%20g%C3%A5r&Filter.Until=2026-01-01");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Skriv dagen som", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_says_whole_on_page_and_api()
    {
        await SettleAsync("kronoberg");
        using var admin = await _site.SignInAsync("kronoberg", "admin");
        Assert.Contains("Loggen är hel", (await admin.OpenAsync("admin/audit/check")).Body!.TextContent, StringComparison.Ordinal);
        using var api = await _site.ApiAsync("kronoberg", "admin");
        var check = JsonNode.Parse(await api.GetStringAsync("audit/check"))!;
        Assert.True((bool)check["isWhole"]!);
        Assert.True((long)check["rows"]! > 0);
        var rows = JsonNode.Parse(await api.GetStringAsync("audit?pageSize=2"))!;
        Assert.Equal(2, rows["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("admin/audit")]
    [InlineData("admin/audit/check")]
    [InlineData("admin/audit/package")]
    [InlineData("admin/audit/retention")]
    public async Task Others_do_not_know_that_it_is_there(string page)
    {
        using var employee = await _site.SignInAsync("kronoberg", "anstalld");

        using var answer = await employee.Http.GetAsync(page);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Addresses_are_kept_only_where_the_organisation_chose_so()
    {
        using var admin = await _site.SignInAsync("gotland", "admin");
        await SaveProfileAsync("gotland");
        Assert.Null((await LastAsync("gotland", "users.profile-changed.v1")).Address);

        using var saved = await admin.SubmitAsync("admin/audit/retention", [new("Input.KeepsAddresses", "true")], "form[action$='retention']");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        await SaveProfileAsync("gotland");

        Assert.Contains((await LastAsync("gotland", "users.profile-changed.v1")).Address, new[] { "127.0.0.1", "::1" });
        await SettleAsync("gotland");
        using var api = await _site.ApiAsync("gotland", "admin");
        Assert.True((bool)JsonNode.Parse(await api.GetStringAsync("audit/check"))!["isWhole"]!);
    }

    [Fact]
    public async Task Times_of_keeping_are_checked_and_saved()
    {
        using var admin = await _site.SignInAsync("malmo", "admin");
        using var wrong = await admin.SubmitAsync("admin/audit/retention", [new("Input.Days", "7")], "form[action$='retention']");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("från 30 till", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var right = await admin.SubmitAsync("admin/audit/retention", [new("Input.Days", "3650"), new("Input.DaysByKind[users.sign-in-failed]", "90")], "form[action$='retention']");
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        var page = await admin.OpenAsync("admin/audit/retention");
        Assert.Equal("3650", page.QuerySelector("input[name='Input.Days']")!.GetAttribute("value"));
        Assert.Equal("90", page.QuerySelector("input[name='Input.DaysByKind[users.sign-in-failed]']")!.GetAttribute("value"));

        using var held = await admin.SubmitAsync("admin/audit/retention", [new("Hold.Reason", "KS 2026/17")], "form[action$='handler=Hold' i]");
        Assert.Equal(HttpStatusCode.SeeOther, held.StatusCode);
        using var released = await admin.SubmitAsync("admin/audit/retention", [], "form[action$='handler=Release' i]");
        Assert.Equal(HttpStatusCode.SeeOther, released.StatusCode);
        Assert.Contains("Släppt av", (await admin.OpenAsync("admin/audit/retention")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_package_verifies_by_itself()
    {
        await SettleAsync("skane");
        using var admin = await _site.SignInAsync("skane", "admin");
        using var refused = await admin.SubmitAsync("admin/audit/package", [new("Input.From", "2026-02-01"), new("Input.Until", "2026-01-01")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var answer = await admin.SubmitAsync("admin/audit/package", [new("Input.From", "2020-01-01"), new("Input.Until", "2099-12-31"), new("Input.Reason", "KS 2026/9")]);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        foreach (var line in (await TextAsync(zip, "checksums.sha256")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (sum, name) = (line[..64], line[66..]);
            Assert.Equal(sum, Convert.ToHexStringLower(SHA256.HashData(await BytesAsync(zip, name))));
        }

        var manifest = JsonNode.Parse(await TextAsync(zip, "manifest.json"))!;
        var rows = (await TextAsync(zip, "audit.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal((int)manifest["rows"]!, rows.Count);
        Assert.True(rows.Count > 3);
        var previous = (string?)rows[0]["seal"]!["previous"];
        foreach (var row in rows)
        {
            Assert.Equal(previous, (string?)row["seal"]!["previous"]);
            var hash = AuditHash.OfPlace((long)row["sequence"]!, Convert.FromHexString(previous!), Convert.FromHexString((string)row["seal"]!["content"]!));
            Assert.Equal((string?)row["seal"]!["hash"], Convert.ToHexStringLower(hash));
            previous = (string?)row["seal"]!["hash"];
        }

        Assert.Equal("audit.package-made.v1", (await LastAsync("skane", "audit.package-made.v1")).Action);
    }

    [Fact]
    public async Task The_commands_check_and_say_what_is_due()
    {
        await SettleAsync("vaxjo");

        Assert.Contains("whole", await RunAsync(0, "audit", "check", "--tenant", "vaxjo"), StringComparison.Ordinal);
        Assert.Contains("0 due, 0 held", await RunAsync(0, "audit", "erase", "--tenant", "vaxjo", "--dry-run"), StringComparison.Ordinal);
        await RunAsync(2, "audit", "check", "--head", "1:2");
        await RunAsync(2, "audit", "package", "--tenant", "vaxjo", "--since", "2026-02-01", "--until", "2026-01-01", "--to", "x.zip");
        using var folder = new TemporaryFolder();
        await RunAsync(0, "audit", "package", "--tenant", "vaxjo", "--since", "2026-01-01", "--until", "2099-01-01", "--to", folder["x.zip"]);
        Assert.True(File.Exists(folder["x.zip"]));
    }

    private static async Task<byte[]> BytesAsync(ZipArchive zip, string name)
    {
        await using var entry = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        await entry.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name) => Encoding.UTF8.GetString(await BytesAsync(zip, name));

    private async Task<string> RunAsync(int exitCode, params string[] words)
    {
        var console = new AnswerConsole();
        var runner = (Intranet.Core.VerbRunner)_site.Services.GetService(typeof(Intranet.Core.VerbRunner))!;
        Assert.Equal(exitCode, await runner.RunAsync(words, console, CancellationToken.None));
        return string.Join('\n', console.Answers);
    }

    private async Task SaveProfileAsync(string tenant)
    {
        using var person = await _site.SignInAsync(tenant, "anstalld");
        using var saved = await person.SubmitAsync("profile", [new("Input.Unit", "Enheten")]);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    private Task SettleAsync(string tenant) => Wait.UntilAsync(() => IsSealedAsync(tenant), TimeSpan.FromSeconds(20));

    private async Task<bool> IsSealedAsync(string tenant)
    {
        await using var db = await _site.OpenStoreAsync(tenant);
        return !await db.Set<AuditEntry>().AnyAsync(a => a.SealSequence == null);
    }

    private async Task<AuditEntry> LastAsync(string tenant, string action)
    {
        await using var db = await _site.OpenStoreAsync(tenant);
        return await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Action == action).OrderByDescending(a => a.Id).FirstAsync();
    }

    public sealed class Demo : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await Site.StartDemoAsync();

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
