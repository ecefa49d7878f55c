using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Product;

/// <summary>What the relay could not carry on, as the coordinator sees and mends it.</summary>
public sealed class RelayPageTests
{
    private const string Secret = "Hemligt innehåll";

    [Theory, BothProviders]
    public async Task A_dead_letter_is_shown_without_content_and_carried_on_when_asked(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        await DieAsync(ground, "vaxjo", "search", "case");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");

        Assert.Contains("1 ändringar har inte gått fram", (await coordinator.OpenAsync("admin/tenants")).Body!.TextContent, StringComparison.Ordinal);
        var text = (await coordinator.OpenAsync("admin/relay")).Body!.TextContent;
        Assert.Contains("Har gett upp", text, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException, SearchConsumer.WriteAsync", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);

        using var again = await coordinator.SubmitAsync("admin/relay", [], "form[action$='handler=Again']");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        await Wait.UntilAsync(async () => await CountAsync(ground, "vaxjo") == 0);
        Assert.Contains("Allt har gått fram", (await coordinator.OpenAsync("admin/relay")).Body!.TextContent, StringComparison.Ordinal);
        await using var db = await ground.Site.OpenStoreAsync("vaxjo");
        Assert.Equal("default", (await db.Set<AuditEntry>().SingleAsync(a => a.Action == "tenants.relay-tried-again.v1")).Actor!.Tenant);
    }

    [Theory, BothProviders]
    public async Task What_is_put_aside_is_gone_from_the_list_and_told_in_the_trail(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        await DieAsync(ground, "umea", "search", "case");
        using var coordinator = await ground.Site.SignInAsync("default", "coordinator");

        using var aside = await coordinator.SubmitAsync("admin/relay", [], "form[action$='handler=Aside']");

        Assert.Equal(HttpStatusCode.SeeOther, aside.StatusCode);
        Assert.Equal(0, await CountAsync(ground, "umea"));
        await using var db = await ground.Site.OpenStoreAsync("umea");
        Assert.Contains("\"count\":1", (await db.Set<AuditEntry>().SingleAsync(a => a.Action == "tenants.relay-put-aside.v1")).Data, StringComparison.Ordinal);
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
    }

    private static async Task<int> CountAsync(Installation ground, string tenant)
    {
        await using var db = await ground.Site.OpenStoreAsync(tenant);
        return await db.CountStuckAsync(CancellationToken.None);
    }
}
