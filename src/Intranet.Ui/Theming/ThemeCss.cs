using System.Text;

namespace Intranet.Ui.Theming;

/// <summary>Writes a scale as a style sheet that is linked after the base theme.</summary>
public static class ThemeCss
{
    /// <summary>The style sheet, under 2 KB. It stands outside the layers of the design system and so wins over the base theme.</summary>
    public static string Build(ThemeScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        var (light, dark) = (Declarations(scale.Light), Declarations(scale.Dark));
        return $":root,[data-color-scheme=light]{{{light}}}[data-color-scheme=dark]{{{dark}}}"
            + $"@media(prefers-color-scheme:dark){{[data-color-scheme=auto]{{{dark}}}}}\n";
    }

    private static string Declarations(SchemeColors colors)
    {
        var css = new StringBuilder();
        foreach (var token in Enum.GetValues<ThemeToken>())
        {
            css.Append("--ds-color-accent-").Append(token.CssName()).Append(':').Append(colors[token]).Append(';');
        }

        return css.ToString();
    }
}
