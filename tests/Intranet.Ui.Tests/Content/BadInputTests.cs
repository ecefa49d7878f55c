using Intranet.Ui.Content;

namespace Intranet.Ui.Tests.Content;

public sealed class BadInputTests
{
    [Fact]
    public void Three_thousand_attacks_leave_nothing_that_runs()
    {
        foreach (var attack in BadInput.Lines("xss.txt"))
        {
            SafeMarkup.Check(Rendered.Html(attack), attack);
            SafeMarkup.Check(Rendered.Html($"[x]({attack})"), attack);
            SafeMarkup.Check(Rendered.Html($"![x]({attack})"), attack);
        }
    }

    [Fact]
    public void The_examples_of_CommonMark_render_safely()
    {
        foreach (var example in BadInput.Json("commonmark-0.31.2.json"))
        {
            var markdown = example.GetProperty("markdown").GetString()!.Replace('→', '\t');
            SafeMarkup.Check(Rendered.Html(markdown), markdown);
        }
    }

    [Fact]
    public void Naughty_strings_keep_their_letters()
    {
        foreach (var naughty in BadInput.Json("blns.json"))
        {
            SafeMarkup.Check(Rendered.Html(naughty.GetString()!), naughty.GetString()!);
            MarkdownRenderer.ToPlainText(naughty.GetString(), 20);
        }
    }

    [Fact]
    public void Pathological_text_takes_less_than_a_second()
    {
        Rendered.Html("warm");
        foreach (var (name, text) in BadInput.Zipped("markdown-pathological.json.gz"))
        {
            var rendered = ProcessorTime.OfThread(() => Rendered.Html(text));
            var plain = ProcessorTime.OfThread(() => MarkdownRenderer.ToPlainText(text, 200));
            Assert.True(rendered < TimeSpan.FromSeconds(1), $"{name}: rendered in {rendered.TotalSeconds:F2} s ({text.Length} characters)");
            Assert.True(plain < TimeSpan.FromSeconds(1), $"{name}: plain text in {plain.TotalSeconds:F2} s");
        }
    }

    [Fact]
    public void Two_megabytes_of_ordinary_text_are_rendered()
    {
        var text = string.Concat(Enumerable.Repeat("Vi provade *detta* i [Växjö](https://example.org) och det **gick** bra.\n\n", 30_000));

        var html = Rendered.Html(text);

        Assert.True(text.Length > 2_000_000);
        Assert.Equal(30_000, html.Split("<p>").Length - 1);
    }

    [Fact]
    public void A_long_text_of_links_and_code_is_not_mistaken_for_an_attack()
    {
        var text = string.Concat(Enumerable.Repeat("- [ ] Se [rutinen](https://example.org/a) och `kod` | x\n", 2_000));

        Assert.Equal(2_000, Rendered.Body(Rendered.Html(text)).QuerySelectorAll("li a").Length);
    }

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    [InlineData('*')]
    public void Ten_thousand_nested_marks_are_survived_and_keep_the_text(char mark)
    {
        var html = Rendered.Html(new string(mark, 10_000) + " slut");

        Assert.Contains("slut", html, StringComparison.Ordinal);
        SafeMarkup.Check(html, mark.ToString());
    }
}
