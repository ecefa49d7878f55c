using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>
/// Finds Swedish personal identity numbers and coordination numbers by their form, date and checksum (Luhn's algorithm
/// over the ten last digits; Skatteverket, SKV 704 and SKV 707). Numbers that fail the checksum are left alone.
/// </summary>
internal sealed class IdentityNumbers : ISharingGuard
{
    private const string Kind = "identity-number";

    public IReadOnlyList<GuardFinding> Inspect(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var findings = new List<GuardFinding>();
        for (var start = 0; start < text.Length; start++)
        {
            var isBeginning = char.IsDigit(text[start]) && (start == 0 || !char.IsDigit(text[start - 1]));
            if (!isBeginning || (IdentityNumberForm.Match(text, start) is not { } end))
            {
                continue;
            }

            var digits = Digits(text.AsSpan(start, end - start));
            if (IsIdentityNumber(digits))
            {
                findings.Add(new GuardFinding(field, start, end - start, Kind, Mask(digits)));
                start = end - 1;
            }
        }

        return findings;
    }

    private static string Digits(ReadOnlySpan<char> value)
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
}
