namespace Intranet.Discussions;

/// <summary>Days as people in Sweden live them.</summary>
internal static class SwedishDay
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The instant when the day is over, UTC.</summary>
    public static DateTime EndUtc(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Stockholm);

    /// <summary>The day on which the instant falls; an instant at midnight ends the day before.</summary>
    public static DateOnly Of(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Stockholm).AddTicks(-1));
}
