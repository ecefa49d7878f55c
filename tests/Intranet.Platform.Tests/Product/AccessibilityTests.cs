using System.Net;

namespace Intranet.Platform.Tests.Product;

/// <summary>The accessibility statement and the way to report, for people who are not signed in.</summary>
public sealed class AccessibilityTests
{
    private const string Report = "help/accessibility/report";

    [Theory, BothProviders]
    public async Task Anybody_reports_a_barrier_and_the_administrator_deals_with_it(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "network");
        await ground.RunAsync("tenants", "create", "--name", "vaxjo", "--title", "Växjö kommun");
        using var stranger = ground.Site.Visit("vaxjo");
        using var sent = await stranger.SubmitAsync(Report, [new("Input.What", "Skärmläsaren läser inte rubriken."), new("Input.Where", "Startsidan")]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);

        using var admin = await ground.SignInNewAsync("vaxjo", "admin", "Administrator");
        Assert.Contains("Skärmläsaren läser inte", (await admin.OpenAsync("")).Body!.TextContent, StringComparison.Ordinal);
        using var handled = await admin.SubmitAsync("admin/accessibility", [new("answer", "Rättat i dag.")]);
        Assert.Equal(HttpStatusCode.SeeOther, handled.StatusCode);
        Assert.DoesNotContain("Skärmläsaren läser inte", (await admin.OpenAsync("")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rättat i dag.", (await admin.OpenAsync("admin/accessibility")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_organisation_states_is_on_the_public_page()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var admin = await ground.Site.SignInAsync("vaxjo", "admin");
        using var refused = await admin.SubmitAsync("admin/accessibility", [new("Input.AssessedOn", "2999-01-01")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var saved = await admin.SubmitAsync(
            "admin/accessibility",
            [new("Input.Conformance", "Full"), new("Input.Shortcomings", "Kartan har **ingen** textversion."), new("Input.AssessedBy", "External"), new("Input.AssessedOn", "2026-01-15")]);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        var page = (await ground.Site.Visit("vaxjo").OpenAsync("help/accessibility")).Body!;
        Assert.Contains("helt förenlig", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kartan har ingen textversion.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("15 januari 2026", page.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/vaxjo/{Report}']"));
        Assert.DoesNotContain("Kartan", (await ground.Site.Visit("umea").OpenAsync("help/accessibility")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_from_one_place_are_bounded_and_identity_numbers_are_refused()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var stranger = ground.Site.Visit("vaxjo");
        using var numbered = await stranger.SubmitAsync(Report, [new("Input.What", "Jag heter 640823-3234 och ser inget.")]);
        Assert.Equal(HttpStatusCode.BadRequest, numbered.StatusCode);

        for (var i = 0; i < 5; i++)
        {
            using var sent = await stranger.SubmitAsync(Report, [new("Input.What", $"Brist {i}")]);
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        using var bounded = await stranger.SubmitAsync(Report, [new("Input.What", "Den sjätte bristen")]);
        Assert.Equal(HttpStatusCode.TooManyRequests, bounded.StatusCode);
        Assert.Contains("Den sjätte bristen", await bounded.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
