using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Intranet.Platform.Tests.Product;

/// <summary>Long work whose host was killed does not stand as interrupted for ever: its page says how the organisation stands, begins it again or puts it aside.</summary>
public sealed class InterruptedWorkTests
{
    private const string Leaving = "admin/tenants/vaxjo/leaving";
    private const string Import = "admin/import";
    private const string Again = "form[action$='handler=Again']";
    private const string Aside = "form[action$='handler=Aside']";

    [Theory, BothProviders]
    public async Task A_removal_that_was_interrupted_is_put_aside_or_finished(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        await MakeRemovableAsync(ground, coordinator);
        await InterruptAsync(ground, "Remove");

        Assert.Contains("Inget har ändrats i Växjö kommun", await ReadAsync(coordinator, Leaving), StringComparison.Ordinal);
        await PressAsync(coordinator, Leaving, Aside);
        Assert.Contains("lades åt sidan av", await ReadAsync(coordinator, Leaving), StringComparison.Ordinal);
        Assert.Null((await coordinator.OpenAsync(Leaving)).QuerySelector(Again));

        await InterruptAsync(ground, "Remove");
        await PressAsync(coordinator, Leaving, Again);

        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Leaving)).SequenceEqual(["Klart", "Gick inte"]));
        Assert.Contains("börjades om av", await ReadAsync(coordinator, Leaving), StringComparison.Ordinal);
        Assert.Null(ground.Shells.Find("vaxjo"));
    }

    [Theory, BothProviders]
    public async Task What_a_removal_left_behind_off_the_register_is_cleared_away_on_the_page(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        await MakeRemovableAsync(ground, coordinator);
        await InterruptAsync(ground, "Remove");
        await ground.Site.Services.GetRequiredService<IShellRegistry>().RemoveAsync("vaxjo");

        Assert.Contains("Växjö kommun är avregistrerad", await ReadAsync(coordinator, Leaving), StringComparison.Ordinal);
        await PressAsync(coordinator, Leaving, Again);

        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Leaving)) is ["Klart", ..]);
        Assert.False(await ground.Site.Services.GetRequiredService<StorePlaces>().ExistsAsync("vaxjo", CancellationToken.None));
    }

    [Fact]
    public async Task An_import_that_was_interrupted_is_begun_again_with_the_file_that_was_sent()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        var id = await UploadAsync(coordinator);
        await InterruptAsync(ground, "Import");
        Assert.Contains("hann inte läsas", await ReadAsync(coordinator, Import), StringComparison.Ordinal);

        using (var elsewhere = await coordinator.SubmitAsync(Import, [], Again))
        {
            Assert.Equal(HttpStatusCode.Conflict, elsewhere.StatusCode);
            Assert.Contains(Environment.MachineName, await elsewhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var exports = Path.Combine(ground.Site.AppData, "Exports");
        await File.WriteAllTextAsync(Path.Combine(exports, $"{id:N}.zip"), "no archive");
        await PressAsync(coordinator, Import, Again);

        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Import)).SequenceEqual(["Gick inte", "Gick inte"]));
        var text = await ReadAsync(coordinator, Import);
        Assert.Contains("Filen kan inte läsas in", text, StringComparison.Ordinal);
        Assert.Contains("börjades om av", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(exports));
    }

    [Fact]
    public async Task An_import_that_was_put_aside_leaves_no_file()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        var id = await UploadAsync(coordinator);
        await InterruptAsync(ground, "Import");
        var file = Path.Combine(ground.Site.AppData, "Exports", $"{id:N}.zip");
        await File.WriteAllTextAsync(file, "no archive");

        await PressAsync(coordinator, Import, Aside);

        Assert.False(File.Exists(file));
        Assert.Equal(["Gick inte"], await StatesAsync(coordinator, Import));
    }

    [Theory]
    [InlineData("Pågår")]
    [InlineData("Gick inte")]
    public async Task What_was_not_interrupted_is_neither_begun_again_nor_put_aside(string state)
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        var id = await UploadAsync(coordinator);
        if (state == "Pågår")
        {
            await InterruptAsync(ground, "Import", silentMinutes: 0);
        }

        await File.WriteAllTextAsync(Path.Combine(ground.Site.AppData, "Exports", $"{id:N}.zip"), "no archive");
        foreach (var handler in new[] { "Again", "Aside" })
        {
            using var pressed = await coordinator.Http.PostAsync(
                $"{Import}?handler={handler}", new FormUrlEncodedContent([new("id", id.ToString()), new("__RequestVerificationToken", await TokenAsync(coordinator))]));
            Assert.Equal(HttpStatusCode.NotFound, pressed.StatusCode);
        }

        Assert.Equal([state], await StatesAsync(coordinator, Import));
        Assert.Equal([$"{id:N}.zip"], Directory.EnumerateFiles(Path.Combine(ground.Site.AppData, "Exports")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_removal_whose_host_was_killed_before_it_said_so_stands_as_done_after_the_next_start()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        await MakeRemovableAsync(ground, coordinator);
        await PressAsync(coordinator, Leaving, "form[action$='handler=Remove']");
        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Leaving)).SequenceEqual(["Klart", "Klart"]));
        await InterruptAsync(ground, "Remove");
        Assert.Contains("är borttagen; inget återstår", await ReadAsync(coordinator, Leaving), StringComparison.Ordinal);

        var runner = ground.Site.Services.GetServices<IHostedService>().Single(s => s.GetType().Name == "TenantJobRunner");
        await runner.StopAsync(CancellationToken.None);
        await runner.StartAsync(CancellationToken.None);

        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Leaving)).SequenceEqual(["Klart", "Klart"]));
    }

    /// <summary>Sends what is no archive. Answers the work that failed at it.</summary>
    private static async Task<Guid> UploadAsync(Visitor coordinator)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(coordinator)), "__RequestVerificationToken" }, { new ByteArrayContent([1, 2, 3]), "Input.File", "vaxjo.zip" } };
        using var sent = await coordinator.Http.PostAsync(Import, form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Import)) is ["Gick inte"]);
        return Guid.Parse((await coordinator.OpenAsync(Import)).QuerySelector("#jobs li")!.GetAttribute("data-id")!);
    }

    /// <summary>Closed, exported, asked for, and the waiting time over.</summary>
    private static async Task MakeRemovableAsync(Installation ground, Visitor coordinator)
    {
        await ground.RunAsync("tenants", "disable", "--name", "vaxjo");
        await PressAsync(coordinator, Leaving, "form[action$='handler=Export']");
        await Wait.UntilAsync(async () => (await StatesAsync(coordinator, Leaving)) is ["Klart"], TimeSpan.FromSeconds(20));
        using var asked = await coordinator.SubmitAsync(Leaving, [new("Input.WaitDays", "1")], "form[action$='handler=Ask']");
        await using var db = await ground.Site.OpenStoreAsync(ShellSettings.DefaultName);
        var row = await db.Set<StoredSetting>().SingleAsync(s => s.Name == "departure:vaxjo");
        var departure = JsonNode.Parse(row.Json)!;
        departure["removableUtc"] = departure["removableUtc"]!.GetValue<DateTime>().AddDays(-2);
        row.Json = departure.ToJsonString();
        await db.SaveChangesAsync();
    }

    /// <summary>Leaves the only work there is as a host leaves it that was killed while it did something.</summary>
    private static async Task InterruptAsync(Installation ground, string kind, int silentMinutes = 5)
    {
        await using var db = await ground.Site.OpenStoreAsync(ShellSettings.DefaultName);
        var seen = db.UtcNow.AddMinutes(-silentMinutes);
        await db.Database.ExecuteSqlAsync($"""UPDATE "TenantJobs" SET "Kind" = {kind}, "FinishedUtc" = NULL, "Error" = NULL, "ErrorInEnglish" = NULL, "SeenUtc" = {seen}, "StartedUtc" = {seen}""");
    }

    private static async Task<string> TokenAsync(Visitor visitor) => (await visitor.OpenAsync(Import)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<string> ReadAsync(Visitor visitor, string page) => (await visitor.OpenAsync(page)).QuerySelector("#jobs")!.TextContent;

    private static async Task<List<string>> StatesAsync(Visitor visitor, string page) =>
        [.. (await visitor.OpenAsync(page)).QuerySelectorAll("#jobs li .ds-tag").Select(t => t.TextContent.Trim())];

    private static async Task PressAsync(Visitor visitor, string page, string form)
    {
        using var pressed = await visitor.SubmitAsync(page, [], form);
        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
    }
}
