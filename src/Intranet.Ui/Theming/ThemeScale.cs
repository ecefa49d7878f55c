namespace Intranet.Ui.Theming;

/// <summary>
/// A brand colour turned into the design system's tokens for light and dark. Contrast comes first: every scale meets 4.5:1 for text and 3:1 for
/// borders and filled controls, whatever the brand; a brand colour that cannot be a button is replaced by the nearest that can.
/// </summary>
public sealed class ThemeScale
{
    private ThemeScale(ThemeColor brand, SchemeColors light, SchemeColors dark) => (Brand, Light, Dark) = (brand, light, dark);

    /// <summary>The colour that was asked for, even where the scale had to use another.</summary>
    public ThemeColor Brand { get; }

    /// <summary>Tokens of the light scheme.</summary>
    public SchemeColors Light { get; }

    /// <summary>Tokens of the dark scheme.</summary>
    public SchemeColors Dark { get; }

    /// <summary>Computes the scale of a brand colour. Under a millisecond; the same colour always gives the same scale.</summary>
    public static ThemeScale From(ThemeColor brand)
    {
        var usable = BrandColorCheck.Of(brand).Nearest;
        var muted = Oklch.From(usable);
        var softened = (muted with { Chroma = muted.Chroma * DarkChroma }).ToColor();
        return new ThemeScale(
            brand,
            Scheme(usable, usable, LuminanceTargets.Light, isDark: false),
            Scheme(softened, usable, LuminanceTargets.Dark, isDark: true));
    }

    // Full chroma glows on black; the design system's scale takes the same share.
    private const double DarkChroma = 0.7;

    private static SchemeColors Scheme(ThemeColor tint, ThemeColor brand, IReadOnlyDictionary<ThemeToken, double> targets, bool isDark)
    {
        var colors = targets.ToDictionary(target => target.Key, target => ColorAim.AtLuminance(tint, target.Value));
        foreach (var (token, color) in BaseColors.Of(brand, isDark))
        {
            colors[token] = color;
        }

        return new SchemeColors(colors);
    }
}
