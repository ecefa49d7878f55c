using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Intranet.Testing;

/// <summary>A browser window with one page, which remembers what went wrong in it.</summary>
public sealed class Window : IAsyncDisposable
{
    // Run in the page itself: the package's own way opens a second page for each report, which takes longer than looking. The product has no frames.
    private const string Inspection = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
          return found.violations.map(v => `${v.id} (${v.impact}): ${v.help}; ${v.nodes.length}×, first ${v.nodes[0].html}`);
        }
        """;

    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript() + "\n;0");

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    internal Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _faults.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Script errors, refused resources and violations of the content security policy so far; empty when all is well.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Signs in as somebody who has already signed in elsewhere, with that visitor's cookies.</summary>
    public Task TakeOverAsync(Visitor visitor) => _context.AddCookiesAsync(visitor.Cookies.Select(cookie => new Microsoft.Playwright.Cookie
    {
        Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, Secure = cookie.Secure,
    }));

    /// <summary>Goes to an address and waits until it is loaded. Answers the HTTP status.</summary>
    public async Task<int> GoAsync(string address)
    {
        var answer = await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return answer?.Status ?? 0;
    }

    /// <summary>
    /// What axe finds on the page, one line per rule with the first place; empty when it finds nothing. Needs JavaScript in the
    /// window. Rules: WCAG 2.2 A and AA, and axe's best practices.
    /// </summary>
    public async Task<IReadOnlyList<string>> InspectAsync()
    {
        await Page.EvaluateAsync(Axe.Value);
        return await Page.EvaluateAsync<string[]>(Inspection);
    }

    /// <summary>Saves a picture of the whole page.</summary>
    public Task PictureAsync(string file) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
