using System.Net;

namespace Intranet.Platform.Tests.Product;

/// <summary>One person with accounts in several organisations.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task A_person_goes_between_accounts_and_each_stays_its_own()
    {
        await using var ground = await Installation.StartAsync(StoreProvider.Sqlite, "demo");
        using var person = await ground.Site.SignInAsync("vaxjo", "anstalld");

        using var leave = await person.SubmitAsync("switch", [new("Name", "dalarna")], "form[action$='handler=To']");
        Assert.Equal((HttpStatusCode.SeeOther, "/dalarna/"), (leave.StatusCode, leave.Headers.Location?.ToString()));
        using var stranger = await person.Http.GetAsync("/dalarna/profile");
        Assert.Equal(HttpStatusCode.Found, stranger.StatusCode);

        using var signedIn = await person.SubmitAsync("/dalarna/account/sign-in", [new("Input.UserName", "anstalld"), new("Input.Password", Site.DemoPassword)]);
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Contains("Maja Hedlund", (await person.OpenAsync("/dalarna/switch")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Växjö kommun", (await person.OpenAsync("/dalarna/switch")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.Http.GetAsync("/vaxjo/profile")).StatusCode);

        using var unknown = await person.SubmitAsync("/dalarna/switch", [new("name", "nowhere")], "form[action$='handler=To']");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
