namespace Intranet.Browser.Tests;

/// <summary>One way of looking at the site.</summary>
internal sealed record Look(bool IsDark, bool IsPhone, bool IsEnglish)
{
    public const int Count = 8;

    private const int Phone = 390;
    private const int Screen = 1280;

    public int Width => IsPhone ? Phone : Screen;

    public static Look Of(int number) => new((number & 1) != 0, (number & 2) != 0, (number & 4) != 0);

    public async Task<Window> OpenAsync(Site site, Visitor visitor)
    {
        var browser = await Testing.Browser.GetAsync();
        var window = await browser.OpenAsync(site, new WindowOptions { IsDark = IsDark, Width = Width, Locale = IsEnglish ? "en-GB" : "sv-SE" });
        await window.TakeOverAsync(visitor);
        await window.Page.Context.AddCookiesAsync([new() { Name = "culture", Value = IsEnglish ? "en" : "sv", Domain = "localhost", Path = "/" }]);
        return window;
    }

    public override string ToString() => $"{(IsDark ? "dark" : "light")} {Width} {(IsEnglish ? "en" : "sv")}";
}
