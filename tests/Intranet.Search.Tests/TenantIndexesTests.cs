using static Intranet.Search.Tests.Things;

namespace Intranet.Search.Tests;

public sealed class TenantIndexesTests
{
    [Fact]
    public async Task An_index_that_nobody_uses_is_closed_and_opens_again_when_somebody_does()
    {
        var clock = new Clock();
        await using var house = new SearchHouse(clock: clock);
        await house.TellAsync(house.Cases.Put("vaxjo", Thing("case", "Snöröjning")));
        using (house.Indexes.Open("kronoberg"))
        {
            clock.Move(TimeSpan.FromHours(1));
            Assert.Equal(1, house.Indexes.OpenCount);
        }

        Assert.Equal(1, (await house.SearchAsync("vaxjo", "snöröjning")).Total);
    }
}
