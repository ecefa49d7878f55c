namespace Intranet.Browser.Tests;

/// <summary>The main jobs with the keyboard alone.</summary>
[Collection(DemoSite.Name)]
public sealed class KeyboardTests(DemoSite demo)
{
    private const string HasFocus = "document.activeElement";

    [Fact]
    public async Task First_tab_leads_past_the_header()
    {
        await using var window = await OpenAsync("");
        await window.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await window.Page.EvaluateAsync<string>($"{HasFocus}.getAttribute('href')"));
        await window.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await window.Page.EvaluateAsync<string>($"{HasFocus}.id"));
    }

    [Fact]
    public async Task Slash_goes_to_the_search_field_and_can_be_switched_off()
    {
        await using var window = await OpenAsync("questions");
        await window.Page.Keyboard.PressAsync("/");
        Assert.Equal("q", await window.Page.EvaluateAsync<string>($"{HasFocus}.name"));

        await window.Page.Context.AddCookiesAsync([new() { Name = "shortcuts", Value = "off", Domain = "localhost", Path = "/" }]);
        await window.Page.ReloadAsync();
        await window.Page.Keyboard.PressAsync("/");
        Assert.NotEqual("q", await window.Page.EvaluateAsync<string?>($"{HasFocus}.name ?? ''"));
    }

    [Fact]
    public async Task Search_needs_only_keys()
    {
        await using var window = await OpenAsync("questions");
        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("snöröjning");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Locator("main .rows a", new() { HasText = "snöröjning av gång- och cykelvägar" }).First.WaitForAsync();
    }

    [Fact]
    public async Task Menus_open_with_enter_and_close_with_escape_where_they_were_opened()
    {
        await using var window = await OpenAsync("questions");
        await window.Page.Locator("header details.menu.wide > summary").First.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(1, await window.Page.Locator("header details.menu[open]").CountAsync());
        await window.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("A", await window.Page.EvaluateAsync<string>($"{HasFocus}.nodeName"));
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await window.Page.Locator("header details.menu[open]").CountAsync());
        Assert.Equal("SUMMARY", await window.Page.EvaluateAsync<string>($"{HasFocus}.nodeName"));
    }

    [Fact]
    public async Task A_question_is_asked_with_keys_only_and_the_editor_lets_go_of_them()
    {
        await using var window = await OpenAsync("ask");
        var keys = window.Page.Keyboard;
        await keys.TypeAsync("Hur länge står era julgranar på torget?");
        await TabToAsync(window, "e => e.name === 'Input.Body'");
        await keys.TypeAsync("Våra barrar redan.");
        await TabToAsync(window, "e => e.type === 'radio'");
        await TabToAsync(window, "e => e.matches('main button.ds-button:not([data-variant])')");
        await keys.PressAsync("Enter");
        await window.Page.Locator("h1", new() { HasText = "Hur länge står era julgranar på torget?" }).WaitForAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("cases/new")]
    [InlineData("search?q=sn%C3%B6")]
    public async Task Focus_is_seen_at_every_stop_and_reaches_the_end_of_the_page(string path)
    {
        await using var window = await OpenAsync(path);
        var unseen = new List<string>();
        var reachedEnd = false;
        for (var stop = 0; stop < 150 && !reachedEnd; stop++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            var focus = await window.Page.EvaluateAsync<Focus>("""
                () => {
                  const e = document.activeElement, box = e.getBoundingClientRect();
                  const isRinged = part => { const s = getComputedStyle(part); return s.outlineStyle !== "none" || s.boxShadow !== "none"; };
                  // A box or a radio button is ringed together with its label.
                  const isSeen = box.width > 1 && box.height > 1 && (isRinged(e) || isRinged(e.parentElement));
                  return { name: e.outerHTML.slice(0, 120), isSeen, isLast: !!e.closest("footer") };
                }
                """);
            reachedEnd = focus.IsLast;
            if (!focus.IsSeen)
            {
                unseen.Add(focus.Name);
            }
        }

        Assert.True(reachedEnd, "The footer cannot be reached with Tab.");
        Assert.Empty(unseen);
    }

    private async Task<Window> OpenAsync(string path)
    {
        var browser = await Testing.Browser.GetAsync();
        var window = await browser.OpenAsync(demo.Site);
        await window.TakeOverAsync(await demo.GetAsync("vaxjo", "anstalld"));
        await window.GoAsync($"/vaxjo/{path}");
        return window;
    }

    private static async Task TabToAsync(Window window, string test)
    {
        for (var stop = 0; stop < 60; stop++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (await window.Page.EvaluateAsync<bool>($"({test})({HasFocus})"))
            {
                return;
            }
        }

        Assert.Fail($"Tab never came to {test}.");
    }

    private sealed record Focus
    {
        public string Name { get; init; } = "";

        public bool IsSeen { get; init; }

        public bool IsLast { get; init; }
    }
}
