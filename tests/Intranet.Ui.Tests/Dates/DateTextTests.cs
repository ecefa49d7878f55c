using Intranet.Ui.Dates;

namespace Intranet.Ui.Tests.Dates;

public sealed class DateTextTests
{
    private static readonly DateTime Noon = new(2026, 11, 12, 11, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-11-12T08:12:00", "i dag 09.12")]
    [InlineData("2026-11-11T22:59:00", "i går")]
    [InlineData("2026-11-11T23:01:00", "i dag 00.01")]
    [InlineData("2026-11-13T12:00:00", "i morgon 13.00")]
    [InlineData("2026-11-10T12:00:00", "i tisdags")]
    [InlineData("2026-11-06T12:00:00", "i fredags")]
    [InlineData("2026-11-05T12:00:00", "5\u00a0november")]
    [InlineData("2026-11-20T12:00:00", "20\u00a0november")]
    [InlineData("2025-07-01T12:00:00", "1\u00a0juli 2025")]
    public void Swedish_says_when_in_swedish_time(string utc, string expected) => Assert.Equal(expected, InCulture("sv", dates => dates.Short(Utc(utc))));

    [Theory]
    [InlineData("2026-11-12T08:12:00", "today 09:12")]
    [InlineData("2026-11-11T12:00:00", "yesterday")]
    [InlineData("2026-11-10T12:00:00", "on Tuesday")]
    [InlineData("2026-10-10T12:00:00", "10\u00a0October")]
    [InlineData("2025-10-10T12:00:00", "10\u00a0October 2025")]
    public void English_says_the_same(string utc, string expected) => Assert.Equal(expected, InCulture("en", dates => dates.Short(Utc(utc))));

    [Fact]
    public void Summer_time_is_two_hours_ahead() => Assert.Equal("1\u00a0juli 2026 kl. 14.00", InCulture("sv", dates => dates.Full(Utc("2026-07-01T12:00:00"))));

    [Fact]
    public void The_machine_form_is_utc() => Assert.Equal("2026-11-12T11:00:00Z", DateText.Machine(DateTime.SpecifyKind(Noon, DateTimeKind.Unspecified)));

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static string InCulture(string culture, Func<DateText, string> write) =>
        RealTexts.In(culture, () => write(new DateText(new StoppedClock(Noon), RealTexts.Localizer)));

    private sealed class StoppedClock(DateTime utc) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(utc);
    }
}
