namespace Intranet.Search.Engine.Tests;

public sealed class SignalBoostsTests
{
    [Fact]
    public void Boosts_are_the_same_from_the_first_to_the_last_moment_of_a_day()
    {
        var first = SignalBoosts.OfDay(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        var last = SignalBoosts.OfDay(new DateTimeOffset(2026, 11, 22, 23, 59, 59, TimeSpan.Zero));

        Assert.Equal(first, last);
    }

    [Fact]
    public void A_document_is_worth_less_the_day_after()
    {
        var written = new DateTimeOffset(2026, 3, 7, 12, 0, 0, TimeSpan.Zero).UtcTicks;
        var today = SignalBoosts.OfDay(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)).Factor(written, null);
        var tomorrow = SignalBoosts.OfDay(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)).Factor(written, null);

        Assert.True(tomorrow < today, $"{tomorrow} is not below {today}.");
    }
}
