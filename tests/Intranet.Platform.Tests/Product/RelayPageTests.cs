using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Product;

/// <summary>What the relay could not carry on, as the coordinator sees and mends it.</summary>
public sealed class RelayPageTests
{
    private const string Secret = "Hemligt innehåll";
    private const string Aside = "form[action$='handler=Aside']:has([name=kind][value=case])";

    [Theory, BothProviders]
    public async Task A_dead_letter_is_shown_without_content_and_carried_on_when_asked(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        await DieAsync(ground, "vaxjo", "search", "case");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");

        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("admin/tenants")).Body!.TextContent.Contains("Ändringar som inte gått fram: 1", StringComparison.Ordinal));
        var told = (await coordinator.OpenAsync("")).QuerySelector("a[href$='/admin/relay']")!.Closest("li, article")!.TextContent;
        Assert.Contains("Ändringar som inte gått fram och inte försöks längre: 1", told, StringComparison.Ordinal);
        Assert.Contains("Växjö kommun", told, StringComparison.Ordinal);
        Assert.Equal(["Växjö kommun"], (await coordinator.OpenAsync("admin/tenants?show=failing")).QuerySelectorAll("tbody th a").Select(a => a.TextContent.Trim()));
        Assert.Contains("1 väntar", (await coordinator.OpenAsync("admin")).Body!.TextContent, StringComparison.Ordinal);
        var text = (await coordinator.OpenAsync("admin/relay")).Body!.TextContent;
        Assert.Contains("Har gett upp", text, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException, SearchConsumer.WriteAsync", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        using (var admin = await ground.Site.SignInAsync("vaxjo", "admin"))
        {
            Assert.Null((await admin.OpenAsync("")).QuerySelector("a[href$='/admin/relay']"));
        }

        using var again = await coordinator.SubmitAsync("admin/relay", [], "form[action$='handler=Again']");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        await Wait.UntilAsync(async () => await CountAsync(ground, "vaxjo") == 0);
        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("admin/relay")).Body!.TextContent.Contains("Allt har gått fram", StringComparison.Ordinal));
        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("")).QuerySelector("main a[href$='/admin/relay']") is null);
        await using var db = await ground.Site.OpenStoreAsync("vaxjo");
        Assert.Equal("default", (await db.Set<AuditEntry>().SingleAsync(a => a.Action == "tenants.relay-tried-again.v1")).Actor!.Tenant);
    }

    [Theory, BothProviders]
    public async Task What_is_put_aside_is_gone_from_the_list_and_told_in_the_trail_and_nothing_else_goes(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        await DieAsync(ground, "umea", "search", "case");
        await DieAsync(ground, "umea", "search", "thread");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");

        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("admin/relay")).QuerySelector(Aside) is not null);
        using var aside = await coordinator.SubmitAsync("admin/relay", [], Aside);

        Assert.Equal(HttpStatusCode.SeeOther, aside.StatusCode);
        await using var db = await ground.Site.OpenStoreAsync("umea");
        Assert.Equal(["thread"], (await db.ListStuckAsync(CancellationToken.None)).Select(w => w.Kind));
        Assert.Contains("\"count\":1", (await db.Set<AuditEntry>().SingleAsync(a => a.Action == "tenants.relay-put-aside.v1")).Data, StringComparison.Ordinal);
    }

    [Theory, BothProviders]
    public async Task One_press_tries_a_kind_again_in_every_organisation(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        string[] tenants = ["umea", "vaxjo", "kronoberg"];
        foreach (var tenant in tenants)
        {
            await DieAsync(ground, tenant, "search", "case");
        }

        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("admin/relay")).Body!.TextContent.Contains("Ändringar av exempel, sökningen: 3 i 3 organisationer", StringComparison.Ordinal));

        using var again = await coordinator.SubmitAsync("admin/relay", [], "form[action$='handler=Again']:not(:has([name=tenant]))");

        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        foreach (var tenant in tenants)
        {
            await Wait.UntilAsync(async () => await CountAsync(ground, tenant) == 0);
            await using var db = await ground.Site.OpenStoreAsync(tenant);
            Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(a => a.Action == "tenants.relay-tried-again.v1"));
        }
    }

    [Theory, BothProviders]
    public async Task A_store_that_the_host_cannot_read_is_told_until_it_can(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");
        var health = ground.Site.Services.GetRequiredService<IRelayHealth>();
        await RenameAsync(ground, """ALTER TABLE "Outbox" RENAME TO "OutboxAway" """);

        await Wait.UntilAsync(() => health.Unread.Count > 0);

        var unread = Assert.Single(health.Unread);
        Assert.Equal("umea", unread.Tenant);
        Assert.Equal(provider == StoreProvider.Sqlite ? "SqliteException" : "PostgresException", unread.Error);
        Assert.Contains("Umeå kommun kan inte läsas av den här servern", (await coordinator.OpenAsync("admin/relay")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Organisationer som servern inte kan läsa: 1", (await coordinator.OpenAsync("")).Body!.TextContent, StringComparison.Ordinal);

        await RenameAsync(ground, """ALTER TABLE "OutboxAway" RENAME TO "Outbox" """);
        await Wait.UntilAsync(() => health.Unread.Count == 0);
        Assert.DoesNotContain("kan inte läsas", (await coordinator.OpenAsync("admin/relay")).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Renames a table of Umeå's store, and has the relay look.</summary>
    private static async Task RenameAsync(Installation ground, string sql)
    {
        await using var db = await ground.Site.OpenStoreAsync("umea");
        await db.Database.ExecuteSqlRawAsync(sql);
        ground.Site.Services.GetRequiredService<IStoreSignal>().Changed("umea");
    }

    private static async Task DieAsync(Installation ground, string tenant, string consumer, string kind)
    {
        await using var db = await ground.Site.OpenStoreAsync(tenant);
        db.Add(new OutboxMessage
        {
            Consumer = consumer, Kind = kind, Key = Guid.CreateVersion7(), CreatedUtc = db.UtcNow, DueUtc = db.UtcNow, Attempts = 12, DeadUtc = db.UtcNow,
            Error = $"System.InvalidOperationException: {Secret}\n   at System.Linq.Enumerable.First()\n   at Intranet.Search.Indexing.SearchConsumer.WriteAsync(TenantIndex index)",
        });
        await db.SaveChangesAsync();
        ground.Site.Services.GetRequiredService<IStoreSignal>().Changed(tenant);
    }

    private static async Task<int> CountAsync(Installation ground, string tenant)
    {
        await using var db = await ground.Site.OpenStoreAsync(tenant);
        return (await db.SumUpStuckAsync(CancellationToken.None))?.Count ?? 0;
    }
}
