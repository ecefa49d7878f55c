using System.Globalization;

namespace Intranet.Ui.Dates;

/// <summary>Days as people here live them: a day begins at midnight in Stockholm.</summary>
public static class SwedishDay
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The first instant of a day, UTC.</summary>
    public static DateTime BeginUtc(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Stockholm);

    /// <summary>The first instant after a day, UTC.</summary>
    public static DateTime EndUtc(DateOnly day) => BeginUtc(day == DateOnly.MaxValue ? day : day.AddDays(1));

    /// <summary>The day on which an instant falls.</summary>
    public static DateOnly Of(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Stockholm));

    /// <summary>Reads <c>2026-11-12</c>; null for anything else and for years outside 1900–2999.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 3000 ? day : null;
}
