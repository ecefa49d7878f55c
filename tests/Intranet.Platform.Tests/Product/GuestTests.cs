using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Intranet.Platform.Tests.Product;

/// <summary>Somebody from outside sees what they were invited to, and nothing else.</summary>
public sealed class GuestTests
{
    [Theory, BothProviders]
    public async Task A_guest_sees_the_communities_they_were_invited_to_and_nothing_else(StoreProvider provider)
    {
        await using var ground = await Installation.StartAsync(provider, "demo");
        using var employee = await ground.Site.ApiAsync("dalarna", "anstalld");
        var closed = await StartCommunityAsync(employee, "closed", "Samverkan med vårdgivare");
        var open = await StartCommunityAsync(employee, "open", "Öppet för alla här");
        using var guest = await ground.SignInNewAsync("dalarna", "gast", "Employee");
        using var token = await ground.Site.ApiAsync("dalarna", "gast");
        await MakeGuestAsync(ground, "2099");

        await MakeGuestAsync(ground, TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await guest.SignInAsync("gast", Installation.Password);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Http.GetAsync($"communities/{closed}")).StatusCode);
        using var member = await ground.Site.SignInAsync("dalarna", "anstalld");
        using var invited = await member.SubmitAsync($"communities/{closed}/members", [new("Input.UserName", "gast")]);
        Assert.Equal(HttpStatusCode.SeeOther, invited.StatusCode);

        Assert.Contains("Samverkan med vårdgivare", (await guest.OpenAsync("")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.Http.GetAsync($"communities/{closed}")).StatusCode);
        string[] shut = ["cases", "network/cases", "questions", "search", "communities", "network/communities", "people", "admin", "units", "ask", $"communities/{open}", $"communities/{closed}/members"];
        foreach (var address in shut)
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await guest.Http.GetAsync(address)).StatusCode));
        }

        foreach (var address in new[] { "cases", "network/cases", "search?q=vård", $"communities/{closed}", "me" })
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await token.GetAsync(address)).StatusCode));
        }

        using var asked = await guest.SubmitAsync(
            $"threads/new?subject=community:{closed}", [new("Input.Title", "Hur rapporterar vi?"), new("Input.Body", "En fråga från oss.")]);
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.Contains("Gäst", (await member.OpenAsync(asked.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task MakeGuestAsync(Installation ground, string until)
    {
        using var admin = await ground.Site.SignInAsync("dalarna", "admin");
        var link = (await admin.OpenAsync("admin/users?q=gast")).QuerySelectorAll("a[href*='/admin/users/']").Single(a => a.TextContent.Contains("gast", StringComparison.Ordinal));
        using var made = await admin.SubmitAsync(link.GetAttribute("href")!, [new("Guest.Until", until)]);
        Assert.Equal(until.Length == 10 ? HttpStatusCode.SeeOther : HttpStatusCode.BadRequest, made.StatusCode);
    }

    private static async Task<Guid> StartCommunityAsync(HttpClient api, string access, string title)
    {
        using var made = await api.PostAsJsonAsync("communities", new { title, description = "Om", access, tags = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!.GetValue<Guid>();
    }
}
