using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Product;

/// <summary>An organisation leaves and comes back, all on the pages: the work goes on after they were left, and the file is for those who may have it.</summary>
public sealed class LeavingTests
{
    private const string Leaving = "admin/tenants/vaxjo/leaving";

    [Theory, BothProviders]
    public async Task An_organisation_leaves_and_comes_back_on_the_pages(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        using (var admin = await ground.Site.SignInAsync("vaxjo", "admin"))
        {
            using var given = await admin.SubmitAsync("admin/grants", [new("Input.Contents", "archive"), new("Input.Reason", "Vi lämnar"), new("Input.Days", "30")], "form[action$='grants']");
            Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        }

        Assert.Null((await coordinator.OpenAsync(Leaving)).QuerySelector("form[action$='handler=Ask']"));
        await ground.RunAsync("tenants", "disable", "--name", "vaxjo");
        await StartAsync(coordinator, Leaving, "Export");
        await DoneAsync(coordinator, Leaving);

        using (var early = await FetchAsync(coordinator))
        {
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        }

        await OpenGrantAsync(coordinator);
        byte[] archive;
        using (var fetched = await FetchAsync(coordinator))
        {
            Assert.Equal((HttpStatusCode.OK, "application/zip"), (fetched.StatusCode, fetched.Content.Headers.ContentType?.MediaType));
            Assert.Equal("attachment", fetched.Content.Headers.ContentDisposition?.DispositionType);
            archive = await fetched.Content.ReadAsByteArrayAsync();
        }

        await using (var own = await ground.Site.OpenStoreAsync("vaxjo"))
        {
            Assert.Equal("default", (await own.Set<AuditEntry>().SingleAsync(a => a.Action == "tenants.export-fetched.v1")).Actor!.Tenant);
            Assert.Equal("default", (await own.Set<AuditEntry>().SingleAsync(a => a.Action == "tenants.tenant-exported.v1")).Actor!.Tenant);
        }

        using (var asked = await coordinator.SubmitAsync(Leaving, [new("Input.WaitDays", "1")], "form[action$='handler=Ask']"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        }

        Assert.Null((await coordinator.OpenAsync(Leaving)).QuerySelector("form[action$='handler=Remove']"));
        await LetTimePassAsync(ground);
        await StartAsync(coordinator, Leaving, "Remove");
        await Wait.UntilAsync(async () => (await coordinator.OpenAsync(Leaving)).Body!.TextContent.Contains("finns kvar hos dem", StringComparison.Ordinal));
        using (var gone = await ground.GetAsync("/vaxjo/account/sign-in"))
        {
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        using (var sent = await UploadAsync(coordinator, archive))
        {
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        await DoneAsync(coordinator, "admin/import");
        using var back = await ground.Site.SignInAsync("vaxjo", "anstalld");
        Assert.NotEmpty((await back.OpenAsync("cases")).QuerySelectorAll("a[href*='/vaxjo/cases/']"));
    }

    [Fact]
    public async Task An_organisation_fetches_its_own_export_and_no_other()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var admin = await ground.Site.SignInAsync("vaxjo", "admin");
        using (var begun = await admin.SubmitAsync("admin/export", [], "form[action$='admin/export'], main form"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        }

        await DoneAsync(admin, "admin/export");
        var page = await admin.OpenAsync("admin/export");
        var id = page.QuerySelector<IHtmlInputElement>("input[name=id]")!.Value;
        using (var fetched = await admin.SubmitAsync("admin/export", [], "form[action$='handler=Fetch']"))
        {
            using var zip = new ZipArchive(await fetched.Content.ReadAsStreamAsync());
            Assert.NotNull(zip.GetEntry("manifest.json"));
        }

        using var other = await ground.Site.SignInAsync("kronoberg", "admin");
        using var refused = await PostAsync(other, "admin/export", "admin/export?handler=Fetch", [new("id", id)]);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var editor = await ground.Site.SignInAsync("vaxjo", "redaktor");
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Http.GetAsync("admin/export")).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_no_export_is_refused_in_words_and_leaves_nothing()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");

        using (var none = await UploadAsync(coordinator, []))
        {
            Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        }

        // Larger than any other form may be.
        using var sent = await UploadAsync(coordinator, new byte[14_000_000]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("admin/import")).Body!.TextContent.Contains("Filen kan inte läsas in", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(ground.Site.AppData, "Exports")));
    }

    private static async Task StartAsync(Visitor visitor, string page, string handler)
    {
        using var begun = await visitor.SubmitAsync(page, [], $"form[action$='handler={handler}']");
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
    }

    private static Task DoneAsync(Visitor visitor, string page) => Wait.UntilAsync(async () =>
        (await visitor.OpenAsync(page)).QuerySelector("#jobs li .ds-tag")?.TextContent.Trim() == "Klart");

    private static async Task OpenGrantAsync(Visitor coordinator)
    {
        string? address = null;
        await Wait.UntilAsync(async () => (address = (await coordinator.OpenAsync("admin/insight")).QuerySelector("tbody a")?.GetAttribute("href")) is not null);
        using var opened = await coordinator.SubmitAsync(address!, [], "form[action*='handler=Open' i]");
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
    }

    /// <summary>Asks for the newest file whether the page offers it or not.</summary>
    private static async Task<HttpResponseMessage> FetchAsync(Visitor coordinator)
    {
        var page = await coordinator.OpenAsync(Leaving);
        var id = page.QuerySelector<IHtmlInputElement>("input[name=id]")?.Value ?? page.QuerySelector("#jobs li")!.GetAttribute("data-id")!;
        return await PostAsync(coordinator, Leaving, Leaving + "?handler=Fetch", [new("id", id)]);
    }

    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string page, string address, KeyValuePair<string, string>[] fields)
    {
        var token = (await visitor.OpenAsync(page)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        return await visitor.Http.PostAsync(address, new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]));
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor coordinator, byte[] archive)
    {
        var token = (await coordinator.OpenAsync("admin/import")).QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        if (archive.Length > 0)
        {
            form.Add(new ByteArrayContent(archive), "Input.File", "vaxjo.zip");
        }

        return await coordinator.Http.PostAsync("admin/import", form);
    }

    private static async Task LetTimePassAsync(Installation ground)
    {
        await using var db = await ground.Site.OpenStoreAsync(ShellSettings.DefaultName);
        var row = await db.Set<StoredSetting>().SingleAsync(s => s.Name == "departure:vaxjo");
        var departure = JsonNode.Parse(row.Json)!;
        departure["removableUtc"] = departure["removableUtc"]!.GetValue<DateTime>().AddDays(-2);
        row.Json = departure.ToJsonString();
        await db.SaveChangesAsync();
    }
}
