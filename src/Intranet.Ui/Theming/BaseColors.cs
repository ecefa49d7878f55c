namespace Intranet.Ui.Theming;

/// <summary>The filled control of a brand: its resting, hovered and pressed colour and the text on them.</summary>
internal static class BaseColors
{
    // Kept a hair inside the limits, because channels are rounded to 8 bits.
    private const double Margin = 0.004;

    /// <summary>Greatest luminance of a filled control that stands out 3:1 from every light resting surface.</summary>
    public static readonly double LightCeiling =
        ((LuminanceTargets.Light[ThemeToken.SurfaceTinted] + 0.05) / LuminanceTargets.MinimumControlContrast) - 0.05 - Margin;

    private static readonly double DarkFloor =
        ((LuminanceTargets.Dark[ThemeToken.SurfaceTinted] + 0.05) * LuminanceTargets.MinimumControlContrast) - 0.05 + Margin;

    private const double WhiteTextCeiling = (1.05 / LuminanceTargets.MinimumTextContrast) - 0.05 - Margin;
    private const double BlackTextFloor = (0.05 * LuminanceTargets.MinimumTextContrast) - 0.05 + Margin;

    public static IEnumerable<(ThemeToken Token, ThemeColor Color)> Of(ThemeColor brand, bool isDark)
    {
        var resting = isDark ? AtRestInDark(brand) : brand;
        var hasWhiteText = resting.ContrastWith(ThemeColor.White) >= resting.ContrastWith(ThemeColor.Black);
        var (floor, ceiling) = Allowed(hasWhiteText, isDark);
        var lightness = CieLightness.FromLuminance(resting.Luminance);
        var step = StepOf(lightness);
        var text = hasWhiteText ? ThemeColor.White : ThemeColor.Black;

        yield return (ThemeToken.BaseDefault, resting);
        yield return (ThemeToken.BaseHover, Moved(brand, lightness - step, floor, ceiling));
        yield return (ThemeToken.BaseActive, Moved(brand, lightness - (2 * step), floor, ceiling));
        yield return (ThemeToken.BaseContrastDefault, text);
        yield return (ThemeToken.BaseContrastSubtle, SubtleText(brand, resting, lightness, hasWhiteText));
    }

    private static ThemeColor AtRestInDark(ThemeColor brand)
    {
        var lightness = CieLightness.FromLuminance(brand.Luminance);
        var mirrored = lightness <= 30 ? 70 : 100 - lightness;
        return ColorAim.AtLuminance(brand, Math.Max(DarkFloor, CieLightness.ToLuminance(mirrored)));
    }

    // Very dark colours and colours in the middle grow lighter when touched, the others darker.
    private static double StepOf(double lightness) => lightness is <= 30 or (>= 49 and <= 65) ? -8 : 8;

    private static (double Floor, double Ceiling) Allowed(bool hasWhiteText, bool isDark)
    {
        var floor = Math.Max(hasWhiteText ? 0 : BlackTextFloor, isDark ? DarkFloor : 0);
        var ceiling = Math.Min(hasWhiteText ? WhiteTextCeiling : 1, isDark ? 1 : LightCeiling);
        return (Math.Min(floor, ceiling), ceiling);
    }

    private static ThemeColor Moved(ThemeColor brand, double lightness, double floor, double ceiling) =>
        ColorAim.AtLuminance(brand, Math.Clamp(CieLightness.ToLuminance(lightness), floor, ceiling));

    private static ThemeColor SubtleText(ThemeColor brand, ThemeColor resting, double lightness, bool isLight)
    {
        var away = lightness is <= 40 or >= 60 ? 60 : 50;
        var wanted = CieLightness.ToLuminance(isLight ? lightness + away : lightness - away);
        var needed = isLight
            ? ((resting.Luminance + 0.05) * LuminanceTargets.MinimumTextContrast) - 0.05 + Margin
            : ((resting.Luminance + 0.05) / LuminanceTargets.MinimumTextContrast) - 0.05 - Margin;
        return ColorAim.AtLuminance(brand, isLight ? Math.Max(wanted, needed) : Math.Min(wanted, needed));
    }
}
