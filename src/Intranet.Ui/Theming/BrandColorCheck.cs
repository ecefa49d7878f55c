namespace Intranet.Ui.Theming;

/// <summary>Whether a brand colour can fill a button that everybody sees, and the nearest colour that can.</summary>
/// <param name="Passes">True when the colour stands out at least 3:1 from the light surfaces of the scale.</param>
/// <param name="Contrast">Contrast ratio with a white page, 1 to 21.</param>
/// <param name="Nearest">The colour itself when it passes, otherwise the lightest one of the same hue that does.</param>
public sealed record BrandColorCheck(bool Passes, double Contrast, ThemeColor Nearest)
{
    /// <summary>Checks a brand colour.</summary>
    public static BrandColorCheck Of(ThemeColor brand)
    {
        var contrast = brand.ContrastWith(ThemeColor.White);
        return brand.Luminance <= BaseColors.LightCeiling
            ? new BrandColorCheck(true, contrast, brand)
            : new BrandColorCheck(false, contrast, Darkened(brand));
    }

    private static ThemeColor Darkened(ThemeColor brand)
    {
        var color = Oklch.From(brand);
        var (low, high) = (0d, color.Lightness);
        for (var step = 0; step < 20; step++)
        {
            var middle = (low + high) / 2;
            var passes = (color with { Lightness = middle }).ToColorOfSameHue().Luminance <= BaseColors.LightCeiling;
            (low, high) = passes ? (middle, high) : (low, middle);
        }

        return (color with { Lightness = low }).ToColorOfSameHue();
    }
}
