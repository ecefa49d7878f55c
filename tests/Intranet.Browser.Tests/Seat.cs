namespace Intranet.Browser.Tests;

/// <summary>Somebody at a browser, who does what people do: fills in, presses and reads what is visible.</summary>
internal sealed class Seat(Window window, string prefix) : IAsyncDisposable
{
    private const int LongestWaitMs = 15_000;

    public Window Window => window;

    public IPage Page => window.Page;

    public static async Task<Seat> TakeAsync(Site site, string prefix, bool javaScript)
    {
        var browser = await Testing.Browser.GetAsync();
        return new Seat(await browser.OpenAsync(site, new WindowOptions { JavaScript = javaScript }), prefix);
    }

    /// <summary>Goes to a page of the own site.</summary>
    public Task<int> GoAsync(string path = "") => window.GoAsync($"/{prefix}/{path}");

    /// <summary>Opens the site as somebody who is not signed in, and signs in on the page that comes.</summary>
    public async Task SignInAsync(string userName)
    {
        await GoAsync();
        await SignInHereAsync(userName);
    }

    public async Task SignInHereAsync(string userName)
    {
        await Page.GetByLabel("Användarnamn").FillAsync(userName);
        await Page.GetByLabel("Lösenord").FillAsync(Site.DemoPassword);
        await PressAsync("Logga in i");
        await SeesAsync(Page.Locator("header.hdr summary").First);
    }

    /// <summary>Presses a visible button of the page that begins with the words.</summary>
    public Task PressAsync(string words) => Button(words).ClickAsync();

    /// <summary>Follows a visible link of the page whose name holds the words.</summary>
    public Task FollowAsync(string words) => Page.Locator("main a:visible", new() { HasText = words }).First.ClickAsync();

    /// <summary>Opens a menu of the header and follows a link in it.</summary>
    public async Task ChooseAsync(string menu, string entry)
    {
        await Page.Locator("header details.menu.wide > summary", new() { HasText = menu }).ClickAsync();
        await Page.Locator("header details.menu.wide[open] a", new() { HasText = entry }).First.ClickAsync();
    }

    public Task WriteAsync(string field, string text) => Page.Locator($"[name='Input.{field}']:visible").FillAsync(text);

    /// <summary>Waits until the words stand on the page.</summary>
    public Task ReadsAsync(string words) => SeesAsync(Page.Locator("body").GetByText(words).First);

    public async Task<bool> HasAsync(string words) => (await Page.Locator("main").InnerTextAsync()).Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Searches from the header, again and again until the answer is as expected: others' changes arrive within seconds.</summary>
    public async Task SearchAsync(string words, string title, bool finds)
    {
        await GoAsync("questions");
        var field = Page.Locator("header input[name=q]");
        await field.FillAsync(words);
        await field.PressAsync("Enter");
        await Page.WaitForURLAsync(url => url.Contains("search", StringComparison.Ordinal));
        await Wait.UntilAsync(
            async () => await Page.Locator("main .rows a", new() { HasText = title }).CountAsync() > 0 == finds || await AgainAsync(),
            TimeSpan.FromSeconds(10));
    }

    public async Task ReloadUntilAsync(string words) =>
        await Wait.UntilAsync(async () => await HasAsync(words) || await AgainAsync(), TimeSpan.FromSeconds(10));

    public ValueTask DisposeAsync() => window.DisposeAsync();

    private ILocator Button(string words) =>
        Page.Locator("main button:visible:not([tabindex='-1']), main summary:visible", new() { HasText = words }).First;

    private static Task SeesAsync(ILocator what) => what.WaitForAsync(new() { Timeout = LongestWaitMs });

    private async Task<bool> AgainAsync()
    {
        await Page.WaitForTimeoutAsync(200);
        await Page.ReloadAsync();
        return false;
    }
}
