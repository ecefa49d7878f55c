using Intranet.Ui.Content;

namespace Intranet.Ui.Tests.Content;

public sealed class PlainTextTests
{
    [Fact]
    public void Marks_vanish_and_words_stay() =>
        Assert.Equal(
            "Rubrik Vi lät familjer boka själva, se rutinen. ett två kod a b",
            MarkdownRenderer.ToPlainText("# Rubrik\n\nVi lät **familjer** boka\nsjälva, se [rutinen](https://example.org).\n\n- ett\n- två\n\n`kod`\n\n| a | b |\n|---|---|\n"));

    [Fact]
    public void A_long_text_is_cut_at_a_word() => Assert.Equal("Vi lät familjer…", MarkdownRenderer.ToPlainText("Vi lät familjer boka själva", 17));

    [Theory]
    [InlineData("Vi frågar varandra. Sedan skriver vi ned det.", 24, "Vi frågar varandra.")]
    [InlineData("Vi frågar t.ex. varandra om allting.", 17, "Vi frågar t.ex…")]
    public void A_cut_keeps_whole_sentences_and_never_ends_in_stop_and_dots(string text, int limit, string expected) =>
        Assert.Equal(expected, MarkdownRenderer.ToPlainText(text, limit));

    [Fact]
    public void A_cut_never_halves_a_character()
    {
        var cut = MarkdownRenderer.ToPlainText(string.Concat(Enumerable.Repeat("😀", 40)), 20);

        Assert.True(cut.Length <= 20);
        Assert.False(char.IsHighSurrogate(cut[^2]));
    }

    [Fact]
    public void Nothing_is_an_empty_text() => Assert.Equal(string.Empty, MarkdownRenderer.ToPlainText(null, 10));

    [Fact]
    public void A_marked_excerpt_keeps_its_marks_and_nothing_else()
    {
        using var writer = new StringWriter();
        MarkedText.Show("f&amp;rsta <mark>samtalet</mark> <img src=x onerror=alert(1)> <mark>b</mark> å").WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));

        Assert.Equal("f&amp;rsta <mark>samtalet</mark> &lt;img src=x onerror=alert(1)&gt; <mark>b</mark> å", writer.ToString());
    }
}
