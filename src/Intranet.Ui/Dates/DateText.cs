using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Intranet.Ui.Dates;

/// <summary>Writes instants as people here say them, in the reader's language and in Swedish time.</summary>
public sealed class DateText(TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const char NoBreakSpace = '\u00a0';

    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>
    /// "i dag 09.12", "i går", "i måndags", "i morgon 13.00", otherwise the day: "12 november", and "12 november 2025" in another year than this.
    /// The day and its month never part at a line end.
    /// </summary>
    /// <param name="utc">The instant in UTC; an unspecified kind counts as UTC.</param>
    public string Short(DateTime utc)
    {
        var local = ToLocal(utc);
        return DaysFromToday(local) switch
        {
            0 => texts["Date.Today", Time(local)],
            -1 => texts["Date.Yesterday"],
            1 => texts["Date.Tomorrow", Time(local)],
            < 0 and > -7 => texts["Date.Last" + local.DayOfWeek],
            _ => local.Year == Today.Year ? DayOfYear(local) : Day(local),
        };
    }

    /// <summary>The day: "12 november 2026".</summary>
    /// <param name="utc">The instant in UTC; an unspecified kind counts as UTC.</param>
    public string Day(DateTime utc) => Day(ToLocal(utc));

    /// <summary>Day and time: "12 november 2026 kl. 09.12".</summary>
    /// <param name="utc">The instant in UTC; an unspecified kind counts as UTC.</param>
    public string Full(DateTime utc)
    {
        var local = ToLocal(utc);
        return texts["Date.DayAndTime", Day(local), Time(local)];
    }

    /// <summary>The instant as the <c>datetime</c> attribute wants it: <c>2026-11-12T08:12:00Z</c>.</summary>
    /// <param name="utc">The instant in UTC; an unspecified kind counts as UTC.</param>
    public static string Machine(DateTime utc) => AsUtc(utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset ToLocal(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(AsUtc(utc)), Stockholm);

    private static DateTime AsUtc(DateTime instant) =>
        instant.Kind == DateTimeKind.Local ? instant.ToUniversalTime() : DateTime.SpecifyKind(instant, DateTimeKind.Utc);

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Stockholm).DateTime);

    private int DaysFromToday(DateTimeOffset local) => DateOnly.FromDateTime(local.DateTime).DayNumber - Today.DayNumber;

    private string Time(DateTimeOffset local) => local.ToString(texts["Date.TimeFormat"], CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset local) => string.Create(CultureInfo.CurrentUICulture, $"{DayOfYear(local)} {local.Year}");

    private static string DayOfYear(DateTimeOffset local) =>
        string.Create(CultureInfo.CurrentUICulture, $"{local.Day}{NoBreakSpace}{local.ToString("MMMM", CultureInfo.CurrentUICulture)}");
}
