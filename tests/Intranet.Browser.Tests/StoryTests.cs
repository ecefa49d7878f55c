namespace Intranet.Browser.Tests;

/// <summary>The main job from end to end, by the same steps with JavaScript and without.</summary>
[Collection(DemoSite.Name)]
public sealed class StoryTests(DemoSite demo)
{
    // A made-up example with the right check digit.
    private const string IdentityNumber = "811218-9876";

    [Theory]
    [InlineData(true, "Nyckelfria besök hos äldre på landsbygden")]
    [InlineData(false, "Kodlås i trapphus för kvällspatrullen")]
    public async Task What_worked_in_Växjö_is_shared_found_asked_about_used_and_withdrawn(bool javaScript, string title)
    {
        await using var author = await Seat.TakeAsync(demo.Site, "vaxjo", javaScript);
        await using var editor = await Seat.TakeAsync(demo.Site, "vaxjo", javaScript);
        await using var nurse = await Seat.TakeAsync(demo.Site, "kronoberg", javaScript);
        await using var colleague = await Seat.TakeAsync(demo.Site, "umea", javaScript);

        await author.SignInAsync("anstalld");
        await WriteAsync(author, title);
        await author.ReadsAsync("Publicerat för Växjö kommun");
        await author.PressAsync("Be om delning av version 1");
        await author.ReadsAsync("Du har bett om delning");

        await editor.SignInAsync("redaktor");
        await SendBackAsync(editor, title);

        await author.GoAsync();
        await author.FollowAsync($"Rätta innan det kan delas: {title}");
        await MendAsync(author);

        await ShareAsync(editor, title);
        var address = new Uri(editor.Page.Url).Segments[^1].TrimEnd('/');

        await nurse.SignInAsync("anstalld");
        // The text says "nyckelskåp" and "låsen".
        await nurse.SearchAsync("skåpet lås", title, finds: true);
        await nurse.FollowAsync(title);
        await AskAndAdoptAsync(nurse);

        await colleague.Window.GoAsync($"/n/{address}");
        await colleague.FollowAsync("Umeå kommun");
        await colleague.SignInHereAsync("anstalld");
        await colleague.ReadsAsync(title);
        Assert.Contains($"/umea/network/cases/{address}", colleague.Page.Url, StringComparison.Ordinal);

        await author.GoAsync();
        await author.ReloadUntilAsync($"Region Kronoberg testar ditt exempel ”{title}”");
        await author.ReloadUntilAsync("Vad kostar ett lås?");
        await author.GoAsync($"cases/{address}");
        await author.ReadsAsync("Vad kostar ett lås?");
        await author.ReadsAsync("Två patruller provar i vinter.");

        await editor.GoAsync($"cases/{address}");
        await editor.FollowAsync("Dra tillbaka");
        await editor.PressAsync("Dra tillbaka");
        await editor.ReadsAsync("Exemplet är tillbakadraget.");
        Assert.Empty(new[] { author, editor, nurse, colleague }.SelectMany(s => s.Window.Faults));

        await nurse.SearchAsync("skåpet lås", title, finds: false);
        Assert.Equal(410, await nurse.GoAsync($"network/cases/{address}"));
        Assert.False(await nurse.HasAsync("nyckelskåp"));
        Assert.Equal(404, await colleague.GoAsync($"network/cases/{address}"));
    }

    private static async Task WriteAsync(Seat author, string title)
    {
        await author.ChooseAsync("Skriv", "Skriv ett exempel");
        await author.WriteAsync("Title", title);
        await author.WriteAsync("Problem", "Kvällspatrullen hämtade nycklar i ett nyckelskåp på kontoret. Varje kväll gick en timme åt.");
        await author.WriteAsync("Solution", $"Låsen byttes hos fyrtio personer. Först ut var {IdentityNumber}, som själv hade bett om det.");
        await author.WriteAsync("Outcome", "Restiden minskade med en tredjedel. Två lås frös i januari och fick bytas.");
        await author.WriteAsync("Contact", "Enheten för hemvård, hemvard@vaxjo.example");
        await author.PressAsync("Publicera för Växjö kommun");
    }

    private static async Task SendBackAsync(Seat editor, string title)
    {
        await editor.ChooseAsync("Mitt", "Att granska");
        await editor.FollowAsync(title);
        await editor.ReadsAsync("Kontrollen hittade 1 ställe att se över");
        Assert.Equal(IdentityNumber, await editor.Page.Locator("main mark").First.InnerTextAsync());
        Assert.Equal(0, await editor.Page.Locator("main button", new() { HasText = "Dela version" }).CountAsync());
        await editor.PressAsync("Skicka tillbaka till");
        await editor.Page.Locator("[name='Return.Message']").FillAsync("Ta bort personnumret under Vad vi gjorde.");
        await editor.Page.Locator("main button:visible", new() { HasTextString = "Skicka tillbaka" }).Last.ClickAsync();
        await editor.ReadsAsync("Skickat tillbaka till");
    }

    private static async Task MendAsync(Seat author)
    {
        await author.ReadsAsync("Ta bort personnumret under Vad vi gjorde.");
        await author.ReadsAsync("Kontrollen hittade ett ställe som ser ut som ett personnummer, under ”Vad vi gjorde”.");
        Assert.False(await author.HasAsync("Be om delning av version 1"));
        await author.FollowAsync("Redigera");
        await author.WriteAsync("Solution", "Låsen byttes hos fyrtio personer. Först ut var en person som själv hade bett om det.");
        await author.PressAsync("Publicera version 2 för Växjö kommun");
        await author.PressAsync("Be om delning av version 2");
        await author.ReadsAsync("Du har bett om delning");
    }

    private static async Task ShareAsync(Seat editor, string title)
    {
        await editor.GoAsync("cases/review");
        await editor.FollowAsync(title);
        await editor.ReadsAsync("Kontrollen hittade inga personnummer");
        foreach (var promise in new[] { "Ingen kan kännas igen", "Inget omfattas av sekretess", "Vi får sprida bilder" })
        {
            await editor.Page.GetByLabel(promise).CheckAsync();
        }

        await editor.PressAsync("Dela version 2");
        await editor.ReadsAsync("Version 2 delas med alla anslutna");
    }

    private static async Task AskAndAdoptAsync(Seat nurse)
    {
        await nurse.WriteAsync("Title", "Vad kostar ett lås?");
        await nurse.PressAsync("Fråga, synligt för alla anslutna");
        await nurse.ReadsAsync("Din fråga är publicerad.");
        await nurse.ReadsAsync("Vad kostar ett lås?");
        await nurse.Page.GoBackAsync();
        await nurse.PressAsync("Berätta hur Region Kronoberg gör");
        await nurse.Page.GetByLabel("testar", new() { Exact = true }).CheckAsync();
        await nurse.WriteAsync("Note", "Två patruller provar i vinter.");
        await nurse.PressAsync("Berätta för alla anslutna");
        await nurse.ReadsAsync("Tack! Alla anslutna kan se hur ni gör.");
    }
}
