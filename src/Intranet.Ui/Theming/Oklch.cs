namespace Intranet.Ui.Theming;

/// <summary>A colour as lightness (0–1), chroma (0–0.4) and hue (radians). Source: Björn Ottosson, "A perceptual color space for image processing" (2020).</summary>
internal readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    public static Oklch From(ThemeColor color)
    {
        var red = ThemeColor.ToLinear(color.Red / 255d);
        var green = ThemeColor.ToLinear(color.Green / 255d);
        var blue = ThemeColor.ToLinear(color.Blue / 255d);

        var l = Math.Cbrt((0.4122214708 * red) + (0.5363325363 * green) + (0.0514459929 * blue));
        var m = Math.Cbrt((0.2119034982 * red) + (0.6806995451 * green) + (0.1073969566 * blue));
        var s = Math.Cbrt((0.0883024619 * red) + (0.2817188376 * green) + (0.6299787005 * blue));

        var a = (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s);
        var b = (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s);
        return new Oklch((0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s), Math.Sqrt((a * a) + (b * b)), Math.Atan2(b, a));
    }

    /// <summary>The nearest displayable colour: channels outside the gamut are cut.</summary>
    public ThemeColor ToColor()
    {
        var (red, green, blue) = ToLinearRgb();
        return ThemeColor.FromUnit(ThemeColor.FromLinear(red), ThemeColor.FromLinear(green), ThemeColor.FromLinear(blue));
    }

    /// <summary>The displayable colour of the same lightness and hue with the greatest chroma not above this one's.</summary>
    public ThemeColor ToColorOfSameHue()
    {
        if (IsDisplayable(this))
        {
            return ToColor();
        }

        var (low, high) = (0d, Chroma);
        for (var step = 0; step < 20; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = IsDisplayable(this with { Chroma = middle }) ? (middle, high) : (low, middle);
        }

        return (this with { Chroma = low }).ToColor();
    }

    private static bool IsDisplayable(Oklch color)
    {
        const double tolerance = 0.0005;
        var (red, green, blue) = color.ToLinearRgb();
        return Math.Min(red, Math.Min(green, blue)) >= -tolerance && Math.Max(red, Math.Max(green, blue)) <= 1 + tolerance;
    }

    private (double Red, double Green, double Blue) ToLinearRgb()
    {
        var a = Chroma * Math.Cos(Hue);
        var b = Chroma * Math.Sin(Hue);
        var l = Math.Pow(Lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(Lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(Lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        return (
            (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s));
    }
}
