namespace Intranet.Ui.Theming;

/// <summary>Moves a colour to a wanted luminance.</summary>
internal static class ColorAim
{
    private const int Steps = 30;

    /// <summary>
    /// Mixes the colour with black or white in sRGB until it has the luminance. Source: the method of chroma.js' <c>luminance(value)</c>, which
    /// Designsystemet's scale is made with; bisection, since luminance is monotone along the mix.
    /// </summary>
    public static ThemeColor AtLuminance(ThemeColor color, double luminance)
    {
        if (luminance >= 1)
        {
            return ThemeColor.White;
        }

        if (luminance <= 0)
        {
            return ThemeColor.Black;
        }

        var other = color.Luminance > luminance ? 0d : 1d;
        var (low, high) = (0d, 1d);
        for (var step = 0; step < Steps; step++)
        {
            var share = (low + high) / 2;
            var tooFar = other == 0 ? LuminanceOfMix(color, other, share) < luminance : LuminanceOfMix(color, other, share) > luminance;
            (low, high) = tooFar ? (low, share) : (share, high);
        }

        return Mix(color, other, (low + high) / 2);
    }

    private static ThemeColor Mix(ThemeColor color, double other, double share) =>
        ThemeColor.FromUnit(Channel(color.Red, other, share), Channel(color.Green, other, share), Channel(color.Blue, other, share));

    private static double LuminanceOfMix(ThemeColor color, double other, double share) =>
        (0.2126 * ThemeColor.ToLinear(Channel(color.Red, other, share)))
        + (0.7152 * ThemeColor.ToLinear(Channel(color.Green, other, share)))
        + (0.0722 * ThemeColor.ToLinear(Channel(color.Blue, other, share)));

    private static double Channel(byte channel, double other, double share) => (channel / 255d * (1 - share)) + (other * share);
}
