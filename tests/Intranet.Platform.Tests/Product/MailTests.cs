using System.Net;
using Intranet.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Product;

/// <summary>Reports are mailed to the organisation; a mail server that is away loses none and sends none twice.</summary>
public sealed class MailTests
{
    private const string Report = "help/accessibility/report";

    [Theory, BothProviders]
    public async Task A_report_is_mailed_once_the_mail_server_is_back(StoreProvider provider)
    {
        var port = MailServer.FreePort();
        await using var site = await StartAsync(provider, new MailSettings { Host = "127.0.0.1", Port = port, From = "intranet@example.org", StartTls = false });
        await GiveAddressAsync(site, "tillganglighet@vaxjo.example");
        using var stranger = site.Visit("vaxjo");
        using (var sent = await stranger.SubmitAsync(Report, [new("Input.What", "Knappen syns inte."), new("Input.Where", "Startsidan"), new("Input.Contact", "070-000 00 00")]))
        {
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        await Wait.UntilAsync(async () => await CountStuckAsync(site) == 1);
        using var server = MailServer.Start(port);
        await Wait.UntilAsync(() => !server.Letters.IsEmpty);
        await Wait.UntilAsync(async () => await CountStuckAsync(site) == 0);

        var letter = Assert.Single(server.Letters);
        Assert.Equal(["tillganglighet@vaxjo.example"], server.Recipients);
        Assert.Contains("Auto-Submitted: auto-generated", letter, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("070-000", Decode(letter), StringComparison.Ordinal);
        Assert.Contains("Knappen syns inte.", Decode(letter), StringComparison.Ordinal);
    }

    [Theory, BothProviders]
    public async Task Letters_that_were_given_up_are_told_and_one_press_sends_them_all_once(StoreProvider provider)
    {
        var port = MailServer.FreePort();
        await using var site = await StartAsync(provider, new MailSettings { Host = "127.0.0.1", Port = port, From = "intranet@example.org", StartTls = false });
        await GiveAddressAsync(site, "tillganglighet@vaxjo.example");
        using var stranger = site.Visit("vaxjo");
        foreach (var what in new[] { "Knappen syns inte.", "Menyn går inte att nå." })
        {
            using var sent = await stranger.SubmitAsync(Report, [new("Input.What", what)]);
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        await Wait.UntilAsync(async () => await CountStuckAsync(site) == 2);
        await GiveUpAsync(site);
        using var coordinator = await site.SignInAsync("default", "coordinator");
        await Wait.UntilAsync(async () => (await coordinator.OpenAsync("")).Body!.TextContent.Contains("Ändringar som inte gått fram och inte försöks längre: 2", StringComparison.Ordinal));
        Assert.Contains("Ändringar av anmälningar om tillgänglighet, e-post om tillgänglighet: 2", (await coordinator.OpenAsync("admin/relay")).Body!.TextContent, StringComparison.Ordinal);
        using var admin = await site.SignInAsync("vaxjo", "admin");
        Assert.Contains("Brevet om anmälan kom inte fram", (await admin.OpenAsync("admin/accessibility")).Body!.TextContent, StringComparison.Ordinal);

        using var server = MailServer.Start(port, most: 1);
        using var again = await coordinator.SubmitAsync("admin/relay", [], "form[action$='handler=Again']");

        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        await Wait.UntilAsync(() => server.Refused > 0);
        server.Most = int.MaxValue;
        await Wait.UntilAsync(async () => await CountStuckAsync(site) == 0 && server.Letters.Count >= 2);
        Assert.Equal(2, server.Letters.Distinct().Count());
        Assert.Equal(2, server.Letters.Count);
        Assert.DoesNotContain("kom inte fram", (await admin.OpenAsync("admin/accessibility")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_the_report_is_kept_and_nothing_waits()
    {
        await using var site = await StartAsync(StoreProvider.Sqlite, new MailSettings());
        await GiveAddressAsync(site, "tillganglighet@vaxjo.example");
        using var stranger = site.Visit("vaxjo");
        using var sent = await stranger.SubmitAsync(Report, [new("Input.What", "Knappen syns inte.")]);

        await Wait.UntilAsync(async () =>
        {
            await using var db = await site.OpenStoreAsync("vaxjo");
            return !await db.Set<OutboxMessage>().AnyAsync(m => m.Consumer == "tenants.report-mail");
        });
        using var admin = await site.SignInAsync("vaxjo", "admin");
        Assert.Contains("Knappen syns inte.", (await admin.OpenAsync("admin/accessibility")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<Site> StartAsync(StoreProvider provider, MailSettings settings) => Site.StartDemoAsync(provider, services => services.AddSingleton(settings));

    private static async Task GiveAddressAsync(Site site, string address)
    {
        using var admin = await site.SignInAsync("vaxjo", "admin");
        using var saved = await admin.SubmitAsync("admin/accessibility", [new("Input.Contact", address)], "form:has([name='Input.Contact'])");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    /// <summary>As after twelve attempts, the last of them more than twenty minutes after the first.</summary>
    private static async Task GiveUpAsync(Site site)
    {
        await using var db = await site.OpenStoreAsync("vaxjo");
        var now = db.UtcNow;
        await Wait.UntilAsync(async () => await db.Set<OutboxMessage>().Where(m => m.Consumer == "tenants.report-mail" && m.Attempts > 0)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Attempts, 12).SetProperty(x => x.DeadUtc, now)) == 2);
        site.Services.GetRequiredService<IStoreSignal>().Changed("vaxjo");
    }

    private static async Task<int> CountStuckAsync(Site site)
    {
        await using var db = await site.OpenStoreAsync("vaxjo");
        return await db.Set<OutboxMessage>().CountAsync(m => m.Consumer == "tenants.report-mail" && m.Attempts > 0);
    }

    /// <summary>The body, which is sent in Base64 or quoted-printable.</summary>
    private static string Decode(string letter)
    {
        var body = letter[(letter.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        return letter.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("").Trim()))
            : body.Replace("=\n", "", StringComparison.Ordinal);
    }
}
