using System.Net;
using Intranet.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Product;

/// <summary>The life of an organisation on a running host: made, moved, closed, opened, mended.</summary>
public sealed class TenantLifeTests
{
    [Theory, BothProviders]
    public async Task An_organisation_is_made_moved_closed_and_opened_while_the_host_runs(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "network");
        await ground.RunAsync("tenants", "create", "--name", "gnosjo", "--title", "Gnosjö kommun", "--kind", "municipality");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await ground.RunAsync("tenants", "create", "--name", "vaxjo", "--title", "Växjö kommun", "--kind", "municipality");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        Assert.Equal(HttpStatusCode.OK, (await ground.GetAsync("/vaxjo/help")).StatusCode);

        await ground.RunAsync("tenants", "change", "--name", "vaxjo", "--prefix", "wexio", "--title", "Wexiö kommun");
        using var moved = await ground.GetAsync("/vaxjo/help?x=1");
        Assert.Equal((HttpStatusCode.TemporaryRedirect, "/wexio/help?x=1"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        Assert.Contains("Wexiö kommun", await ground.ReadAsync("/wexio/help"), StringComparison.Ordinal);

        await ground.RunAsync("tenants", "disable", "--name", "vaxjo");
        using var closed = await ground.GetAsync("/wexio/cases");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, closed.StatusCode);
        Assert.Contains("Wexiö kommun är stängd", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ground.GetAsync("/gnosjo/help")).StatusCode);

        await ground.RunAsync("tenants", "enable", "--name", "vaxjo");
        Assert.Equal(HttpStatusCode.OK, (await ground.GetAsync("/wexio/help")).StatusCode);
    }

    [Fact]
    public async Task Set_ups_of_the_whole_installation_are_not_offered_for_an_organisation_and_refused()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        Assert.Equal(["authority"], ground.Site.Services.GetRequiredService<ISetup>().Offered.Select(r => r.Name));
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        Assert.Null((await coordinator.OpenAsync("admin/tenants/new")).QuerySelector("[name='Input.Recipe']"));

        foreach (var recipe in new[] { "network", "sweden", "demo" })
        {
            using var refused = await coordinator.SubmitAsync(
                "admin/tenants/new", [new("Input.Title", "Ny"), new("Input.Name", "ny"), new("Input.Prefix", "ny"), new("Input.Recipe", recipe)], "form:has([name='Input.Title'])");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains($"Receptet {recipe} ställer in hela installationen", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        using var made = await coordinator.SubmitAsync("admin/tenants/new", [new("Input.Title", "Ny"), new("Input.Name", "ny"), new("Input.Prefix", "ny")]);
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
    }

    [Fact]
    public async Task Of_a_known_authority_the_name_is_enough_and_of_any_other_the_short_name_is_made()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        var proposed = (await coordinator.OpenAsync("admin/tenants/new")).QuerySelectorAll("datalist option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Contains("Region Uppsala", proposed);
        Assert.DoesNotContain("Växjö kommun", proposed);

        (string Title, string Typed, string Name, TenantKind Kind, string? Code, string? County)[] cases =
        [
            ("region uppsala ", "", "region-uppsala", TenantKind.Region, "03", "Uppsala län"),
            ("Gnosjö kommun", "gnosjo", "gnosjo", TenantKind.Municipality, "0617", "Jönköpings län"),
            ("2 Förbundet Väst–Öst\uFFFE 😀", "", "forbundet-vast-ost", TenantKind.Municipality, null, null),
        ];
        foreach (var (title, typed, name, kind, code, county) in cases)
        {
            using var made = await coordinator.SubmitAsync("admin/tenants/new", [new("Input.Title", title), new("Input.Name", typed)], "form:has([name='Input.Title'])");
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
            var shell = ground.Site.Services.GetRequiredService<IShellHost>().Find(name);
            Assert.Equal((kind, code, county), (shell!.Kind, shell.Code, shell.County));
        }

        using var nameless = await coordinator.SubmitAsync("admin/tenants/new", [new("Input.Title", "2026 –")], "form:has([name='Input.Title'])");
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
    }

    [Theory, BothProviders]
    public async Task What_a_closed_organisation_shared_is_hidden_on_wish_and_comes_back(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var api = await ground.Site.ApiAsync("kronoberg", "anstalld");
        var address = $"network/cases/{ContentKey.ToId("vaxjo", "case", "sms-paminnelser")}";
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(address)).StatusCode);

        await ground.RunAsync("tenants", "disable", "--name", "vaxjo");
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(address)).StatusCode);

        await ground.RunAsync("tenants", "disable", "--name", "vaxjo", "--shared", "hide");
        await Wait.UntilAsync(async () => (await CountSharedAsync(api)) == 0);
        using var hidden = await api.GetAsync(address);
        Assert.DoesNotContain("påminnelser", await hidden.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);

        await ground.RunAsync("tenants", "enable", "--name", "vaxjo");
        await Wait.UntilAsync(async () => (await (await api.GetAsync(address)).Content.ReadAsStringAsync()).Contains("påminnelser", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, BothProviders]
    public async Task An_organisation_on_its_way_in_is_neither_shown_nor_open_until_its_checklist_is_done(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "network");
        await ground.RunAsync("tenants", "create", "--name", "sjoskog", "--title", "Sjöskogs kommunalförbund", "--kind", "municipalassociation", "--stage", "invited");
        using var admin = await ground.SignInNewAsync("sjoskog", "admin", "Administrator");
        using var coordinator = await ground.SignInNewAsync("default", "coordinator", "Coordinator,Administrator");

        Assert.DoesNotContain("Sjöskogs", await ground.ReadAsync("/start"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Http.GetAsync("network/cases")).StatusCode);
        Assert.Contains("på väg in", (await admin.OpenAsync("")).Body!.TextContent, StringComparison.Ordinal);

        using var accepted = await admin.SubmitAsync("admin/joining", [], "form[action$='handler=Accept']");
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        using var early = await coordinator.SubmitAsync("admin/tenants/sjoskog/joining", [new("Input.Stage", "Open")]);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        while ((await admin.OpenAsync("admin/joining")).QuerySelector("form[action$='handler=Tick']") is not null)
        {
            using var ticked = await admin.SubmitAsync("admin/joining", [new("reference", "KS 2026/17")], "form[action$='handler=Tick']");
            Assert.Equal(HttpStatusCode.SeeOther, ticked.StatusCode);
        }

        Assert.Equal(JoinStage.SetUp, ground.Shells.Find("sjoskog")!.Stage);
        using var opened = await coordinator.SubmitAsync("admin/tenants/sjoskog/joining", [new("Input.Stage", "Open")]);
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Contains("Sjöskogs", await ground.ReadAsync("/start"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.Http.GetAsync("network/cases")).StatusCode);
        await using var db = await ground.Site.OpenStoreAsync("sjoskog");
        Assert.Equal(9, db.Set<AuditEntry>().Count(a => a.Action == "tenants.join-step-ticked.v1"));
    }

    [Fact]
    public async Task The_coordinator_lets_the_first_person_in_and_nobody_after()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "network");
        await ground.RunAsync("tenants", "create", "--name", "sjoskog", "--title", "Sjöskog", "--stage", "invited");
        using var coordinator = await ground.SignInNewAsync("default", "coordinator", "Coordinator,Administrator");

        using var made = await coordinator.SubmitAsync(
            "admin/tenants/sjoskog/joining", [new("First.UserName", "asa"), new("First.PersonName", "Åsa Öberg")], "form[action$='handler=Appoint']");
        var password = (await Visitor.ReadAsync(made)).QuerySelectorAll("[role=status] code").Last().TextContent;
        using var first = await ground.Site.SignInAsync("sjoskog", "asa", password);
        Assert.Null((await coordinator.OpenAsync("admin/tenants/sjoskog/joining")).QuerySelector("form[action$='handler=Appoint']"));

        await using var db = await ground.Site.OpenStoreAsync("default");
        Assert.Single(db.Set<AuditEntry>().Where(a => a.Action == "tenants.first-administrator-appointed.v1"));
    }

    private static async Task<int> CountSharedAsync(HttpClient api) =>
        (int)System.Text.Json.Nodes.JsonNode.Parse(await api.GetStringAsync("network/cases?organisation=vaxjo"))!["total"]!;
}
