namespace Intranet.Browser.Tests;

/// <summary>Makes the pictures of the tour from the demonstration; <c>tests/tour</c> runs it.</summary>
[Collection(DemoSite.Name)]
[Trait("Category", "Long")]
[Trait("Kind", "Tour")]
public sealed class TourTests(DemoSite demo)
{
    /// <summary>Variable with the folder for the pictures; without it they are made and thrown away.</summary>
    public const string FolderVariable = "INTRANET_TOUR";

    private const int MostBytes = 300 * 1024;

    [Theory]
    [InlineData("home", "anstalld", "")]
    [InlineData("search", "anstalld", "search?q=p%C3%A5minnelser")]
    [InlineData("case", "anstalld", "case")]
    [InlineData("share", "redaktor", "share")]
    [InlineData("question", "anstalld", "question")]
    [InlineData("community", "anstalld", "community")]
    public Task A_picture_shows(string name, string userName, string page) =>
        TakeAsync(name, userName, AddressOf(page), new WindowOptions { Width = 1280, Height = 900 });

    [Fact]
    public Task A_picture_shows_the_phone_in_the_dark() =>
        TakeAsync("phone", "anstalld", AddressOf(""), new WindowOptions { Width = 390, Height = 844, IsDark = true });

    private static string AddressOf(string page) => page switch
    {
        "case" => $"network/cases/{SitePages.Shared}",
        "share" => $"cases/{SitePages.Published}/share",
        "question" => $"network/threads/{SitePages.Answered}",
        "community" => $"network/communities/{SitePages.Network}",
        _ => page,
    };

    private async Task TakeAsync(string name, string userName, string path, WindowOptions options)
    {
        var browser = await Testing.Browser.GetAsync();
        await using var window = await browser.OpenAsync(demo.Site, options);
        using var visitor = await demo.Site.SignInAsync("vaxjo", userName);
        await window.TakeOverAsync(visitor);
        Assert.Equal(200, await window.GoAsync($"/vaxjo/{path}"));
        await window.Page.EvaluateAsync("document.fonts.ready.then(() => true)");

        using var temporary = new TemporaryFolder();
        var folder = Environment.GetEnvironmentVariable(FolderVariable) ?? temporary.Path;
        var picture = await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 1, MostBytes);
    }
}
