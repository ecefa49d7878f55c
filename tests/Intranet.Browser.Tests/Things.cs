using System.Net;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Browser.Tests;

/// <summary>What the demonstration lacks and pages are to be seen with: stuck changes, groups, long work, somebody who is asked. Made once for each site.</summary>
internal static class Things
{
    private static readonly Lock Turn = new();
    private static Task? _made;

    public static Task MakeAsync(DemoSite demo)
    {
        lock (Turn)
        {
            return _made ??= MakeAllAsync(demo);
        }
    }

    private static async Task MakeAllAsync(DemoSite demo)
    {
        foreach (var tenant in new[] { "umea", "gotland" })
        {
            await using var db = await demo.Site.OpenStoreAsync(tenant);
            db.Add(new OutboxMessage
            {
                Consumer = "search", Kind = "case", Key = Guid.CreateVersion7(), CreatedUtc = db.UtcNow, DueUtc = db.UtcNow, Attempts = 12, DeadUtc = db.UtcNow, Error = "System.IO.IOException: x",
            });
            await db.SaveChangesAsync();
            demo.Site.Services.GetRequiredService<IStoreSignal>().Changed(tenant);
        }

        var coordinator = await demo.GetAsync("default", "coordinator");
        await SendAsync(coordinator, "admin/tenants/gotland/leaving", "form[action$='handler=Export']");
        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("admin/tenants/gotland/leaving")).QuerySelector("#jobs li .ds-tag")?.TextContent.Trim() == "Klart", TimeSpan.FromSeconds(30));
        await using (var db = await demo.Site.OpenStoreAsync(ShellSettings.DefaultName))
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE "TenantJobs" SET "FinishedUtc" = NULL, "SeenUtc" = {db.UtcNow.AddHours(-1)} """);
        }

        await SendAsync(coordinator, $"network/communities/{SitePages.Network}/members", null, new("Input.Tenant", "gotland"), new("Input.UserName", "anstalld"));
        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("admin/relay")).QuerySelector("table") is not null);
    }

    private static async Task SendAsync(Visitor visitor, string page, string? form, params KeyValuePair<string, string>[] fields)
    {
        using var answer = await visitor.SubmitAsync(page, fields, form);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"{page} answered {answer.StatusCode}.");
        }
    }
}
