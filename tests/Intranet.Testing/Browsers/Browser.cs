using Microsoft.Playwright;

namespace Intranet.Testing;

/// <summary>
/// Debian's Chromium, driven by Playwright; one per test process, closed with it. Each test opens a window of its own. The headless shell comes
/// first: the whole browser starts several pages of its own window frame for each window, which cost more than what is tested.
/// </summary>
public sealed class Browser
{
    private static readonly Lazy<Task<Browser>> Shared = new(StartAsync);
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];
    private readonly IBrowser _chromium;

    private Browser(IBrowser chromium) => _chromium = chromium;

    /// <summary>The browser of this test process.</summary>
    /// <exception cref="InvalidOperationException">Chromium is not installed; the message says what to do.</exception>
    public static Task<Browser> GetAsync() => Shared.Value;

    /// <summary>Opens a window with cookies and storage of its own.</summary>
    public async Task<Window> OpenAsync(Site site, WindowOptions? options = null)
    {
        options ??= new WindowOptions();
        var context = await _chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            JavaScriptEnabled = options.JavaScript,
            ColorScheme = options.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            Locale = options.Locale,
            TimezoneId = "Europe/Stockholm",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(10_000);
        return new Window(context, await context.NewPageAsync());
    }

    private static async Task<Browser> StartAsync()
    {
        var program = Programs.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is not installed: run \"apt-get install chromium-headless-shell\", or ./test as root, which installs it.");
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb"],
        });
        return new Browser(chromium);
    }
}
