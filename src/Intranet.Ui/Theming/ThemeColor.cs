using System.Globalization;

namespace Intranet.Ui.Theming;

/// <summary>An opaque sRGB colour with 8 bits per channel.</summary>
public readonly record struct ThemeColor(byte Red, byte Green, byte Blue)
{
    /// <summary>White, <c>#ffffff</c>.</summary>
    public static ThemeColor White { get; } = new(255, 255, 255);

    /// <summary>Black, <c>#000000</c>.</summary>
    public static ThemeColor Black { get; } = new(0, 0, 0);

    /// <summary>Relative luminance, 0 (black) to 1 (white). Source: WCAG 2.2, definition of relative luminance.</summary>
    public double Luminance =>
        (0.2126 * ToLinear(Red / 255d)) + (0.7152 * ToLinear(Green / 255d)) + (0.0722 * ToLinear(Blue / 255d));

    /// <summary>Contrast ratio with another colour, 1 to 21. Source: WCAG 2.2, definition of contrast ratio.</summary>
    public double ContrastWith(ThemeColor other)
    {
        var (one, two) = (Luminance + 0.05, other.Luminance + 0.05);
        return Math.Max(one, two) / Math.Min(one, two);
    }

    /// <summary>Reads <c>#rrggbb</c> or <c>#rgb</c> in any letter case. False for anything else.</summary>
    public static bool TryParse(string? text, out ThemeColor color)
    {
        color = default;
        if (text is null || text.Length is not (4 or 7) || text[0] != '#')
        {
            return false;
        }

        var digits = text.Length == 4 ? string.Concat(text.Skip(1).SelectMany(digit => new[] { digit, digit })) : text[1..];
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        color = new ThemeColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>Reads <c>#rrggbb</c> or <c>#rgb</c>.</summary>
    /// <exception cref="FormatException">The text is no such colour.</exception>
    public static ThemeColor Parse(string text) =>
        TryParse(text, out var color) ? color : throw new FormatException($"'{text}' is not a colour; write it as #rrggbb.");

    /// <summary>The colour as <c>#rrggbb</c> in lower case.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    internal static ThemeColor FromUnit(double red, double green, double blue) => new(ToByte(red), ToByte(green), ToByte(blue));

    internal static double ToLinear(double channel) =>
        channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);

    internal static double FromLinear(double channel) =>
        channel <= 0.0031308 ? channel * 12.92 : (1.055 * Math.Pow(channel, 1 / 2.4)) - 0.055;

    private static byte ToByte(double channel) => (byte)Math.Round(Math.Clamp(channel, 0, 1) * 255, MidpointRounding.AwayFromZero);
}
