using System.IO.Compression;
using System.Text;
using Intranet.Ui.Theming;

namespace Intranet.Ui.Tests.Theming;

public sealed class ThemeCssTests
{
    private static readonly string Css = ThemeCss.Build(ThemeScale.From(ThemeColor.Parse("#0b6b5d")));

    [Fact]
    public void Every_token_is_set_for_light_dark_and_automatic()
    {
        foreach (var token in Enum.GetValues<ThemeToken>())
        {
            Assert.Equal(3, Css.Split($"--ds-color-accent-{token.CssName()}:").Length - 1);
        }
    }

    [Fact]
    public void The_chosen_scheme_wins_over_the_devices()
    {
        Assert.Contains("[data-color-scheme=dark]{", Css, StringComparison.Ordinal);
        Assert.Contains("@media(prefers-color-scheme:dark){[data-color-scheme=auto]{", Css, StringComparison.Ordinal);
    }

    [Fact]
    public void A_theme_costs_less_than_one_kilobyte_on_the_wire()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Css));
        }

        Assert.InRange(compressed.Length, 100, 1024);
    }
}
