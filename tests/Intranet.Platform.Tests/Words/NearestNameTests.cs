namespace Intranet.Platform.Tests.Words;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("featur", "; did you mean \"feature\"?")]
    [InlineData("FEATURE", "; did you mean \"feature\"?")]
    [InlineData("setings", "; did you mean \"settings\"?")]
    public void A_near_name_is_suggested(string name, string suggestion) =>
        Assert.Equal(suggestion, NearestName.Suggest(name, ["themes", "feature", "settings"]));

    [Fact]
    public void Where_none_is_near_all_are_listed_in_order() =>
        Assert.Equal("; known are: feature, themes", NearestName.Suggest("completely-else", ["themes", "feature"]));

    [Fact]
    public void Where_nothing_is_known_nothing_is_said() => Assert.Equal("", NearestName.Suggest("feature", []));
}
