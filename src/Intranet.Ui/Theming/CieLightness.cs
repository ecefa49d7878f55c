namespace Intranet.Ui.Theming;

/// <summary>Perceived lightness L*, 0–100, of a relative luminance, 0–1. Source: CIE 15:2004, formulas for L*.</summary>
internal static class CieLightness
{
    private const double Kappa = 903.2962962962963;
    private const double Epsilon = 0.008856451679035631;

    public static double FromLuminance(double luminance) =>
        luminance <= Epsilon ? luminance * Kappa : (116 * Math.Cbrt(luminance)) - 16;

    public static double ToLuminance(double lightness)
    {
        var cut = Math.Clamp(lightness, 0, 100);
        return cut <= 8 ? cut / Kappa : Math.Pow((cut + 16) / 116, 3);
    }
}
