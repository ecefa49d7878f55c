namespace Intranet.Core;

/// <summary>
/// The shape of an identity number: ten or twelve digits as year, month, day and four more, with the separators that people
/// put between them. Read by hand, since a text of two million characters must not take a pattern's time.
/// </summary>
internal static class IdentityNumberForm
{
    private const string BetweenDates = "./–-";
    private const string BeforeLastFour = "-+–—‐‑‒−\u200B\u2060\u00AD";

    /// <summary>Where the number that begins at <paramref name="start"/> ends; null when none begins there.</summary>
    public static int? Match(string text, int start) => Match(text, start, yearDigits: 4) ?? Match(text, start, yearDigits: 2);

    private static int? Match(string text, int start, int yearDigits)
    {
        var at = start;
        var isDate = SkipDigits(text, ref at, yearDigits)
            && SkipOne(text, ref at, BetweenDates) && SkipDigits(text, ref at, 2)
            && SkipOne(text, ref at, BetweenDates) && SkipDigits(text, ref at, 2);
        if (!isDate)
        {
            return null;
        }

        SkipOne(text, ref at, "");
        SkipOne(text, ref at, BeforeLastFour);
        SkipOne(text, ref at, "");
        return SkipDigits(text, ref at, 4) && !IsDigitAt(text, at) && !IsDateGoingOn(text, at) ? at : null;
    }

    /// <summary>True where a span of dates goes on: the 2026 of 2026-01-15–2026-02-28 is followed by -02-2.</summary>
    private static bool IsDateGoingOn(string text, int at) =>
        IsOneOf(text, at, BetweenDates) && IsDigitAt(text, at + 1) && IsDigitAt(text, at + 2) && IsOneOf(text, at + 3, BetweenDates) && IsDigitAt(text, at + 4);

    private static bool SkipDigits(string text, ref int at, int count)
    {
        for (var i = 0; i < count; i++, at++)
        {
            if (!IsDigitAt(text, at))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Passes over one space or one of the characters, where there is one. Always true, so that it reads as a list.</summary>
    private static bool SkipOne(string text, ref int at, string characters)
    {
        if (at < text.Length && (char.IsWhiteSpace(text[at]) || IsOneOf(text, at, characters)))
        {
            at++;
        }

        return true;
    }

    private static bool IsDigitAt(string text, int at) => at < text.Length && char.IsDigit(text[at]);

    private static bool IsOneOf(string text, int at, string characters) => at < text.Length && characters.Contains(text[at]);
}
