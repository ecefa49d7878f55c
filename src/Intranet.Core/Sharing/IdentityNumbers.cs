using System.Text.RegularExpressions;
using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>
/// Finds Swedish personal identity numbers and coordination numbers by their form, date and checksum (Luhn's algorithm
/// over the ten last digits; Skatteverket, SKV 704 and SKV 707). Numbers that fail the checksum are left alone.
/// </summary>
internal sealed partial class IdentityNumbers : ISharingGuard
{
    private const string Kind = "identity-number";

    public IReadOnlyList<GuardFinding> Inspect(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var findings = new List<GuardFinding>();
        foreach (Match match in Candidate().Matches(text))
        {
            var digits = Digits(match.Value);
            if (IsIdentityNumber(digits))
            {
                findings.Add(new GuardFinding(field, match.Index, match.Length, Kind, Mask(digits)));
            }
        }

        return findings;
    }

    private static string Digits(string value)
    {
        Span<char> digits = stackalloc char[12];
        var count = 0;
        foreach (var letter in value)
        {
            if (char.IsDigit(letter))
            {
                digits[count++] = (char)('0' + (int)char.GetNumericValue(letter));
            }
        }

        return new string(digits[..count]);
    }

    private static bool IsIdentityNumber(string digits)
    {
        if (digits.Length == 12 && digits[..2] is not ("18" or "19" or "20"))
        {
            return false;
        }

        var ten = digits[^10..];
        var month = int.Parse(ten.AsSpan(2, 2), System.Globalization.CultureInfo.InvariantCulture);
        var day = int.Parse(ten.AsSpan(4, 2), System.Globalization.CultureInfo.InvariantCulture);
        var isCoordination = day > 60;
        if (isCoordination)
        {
            day -= 60;
        }

        return month is >= 1 and <= 12 && day is >= 1 and <= 31
            && (HasRightChecksum(ten) || (isCoordination && HasRightChecksum(WithDay(ten, day))));
    }

    /// <summary>Coordination numbers made by hand from an identity number keep the check digit of the day as it was.</summary>
    private static string WithDay(string ten, int day) => $"{ten[..4]}{day:00}{ten[6..]}";

    private static bool HasRightChecksum(string ten)
    {
        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            var product = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        return sum % 10 == 0;
    }

    private static string Mask(string digits) => digits[..^4] + "-••••";

    /// <summary>
    /// Ten or twelve digits with at most one separator of any usual kind before the last four, not inside a longer number and
    /// not the beginning of a span of dates (2026-01-15–2026-02-28).
    /// </summary>
    [GeneratedRegex(@"(?<![\p{Nd}])(?:\p{Nd}{2})?\p{Nd}{2}[\s\u00A0./–-]?\p{Nd}{2}[\s\u00A0./–-]?\p{Nd}{2}\s?[-+–—‐‑‒−\s\u00A0\u200B\u2060\u00AD]?\s?\p{Nd}{4}(?!\p{Nd}|[-–./]\p{Nd}{2}[-–./]\p{Nd})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Candidate();
}
