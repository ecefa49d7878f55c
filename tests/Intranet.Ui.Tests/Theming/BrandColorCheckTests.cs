using Intranet.Ui.Theming;

namespace Intranet.Ui.Tests.Theming;

public sealed class BrandColorCheckTests
{
    [Fact]
    public void A_bright_yellow_fails_and_a_passing_colour_of_the_same_hue_is_proposed()
    {
        var check = BrandColorCheck.Of(ThemeColor.Parse("#ffd400"));

        Assert.False(check.Passes);
        Assert.Equal(1.43, check.Contrast, 2);
        Assert.True(BrandColorCheck.Of(check.Nearest).Passes);
        Assert.True(check.Nearest.Red > check.Nearest.Blue && check.Nearest.Green > check.Nearest.Blue, $"{check.Nearest} is no yellow");
    }

    [Theory]
    [InlineData("#004a8f")]
    [InlineData("#000000")]
    [InlineData("#c01b1b")]
    public void A_dark_colour_passes_as_it_is(string color)
    {
        var check = BrandColorCheck.Of(ThemeColor.Parse(color));

        Assert.True(check.Passes);
        Assert.Equal(color, check.Nearest.ToString());
    }

    [Fact]
    public void The_proposal_is_the_lightest_that_passes()
    {
        var nearest = BrandColorCheck.Of(ThemeColor.Parse("#ffffff")).Nearest;
        var lighter = new ThemeColor((byte)(nearest.Red + 3), (byte)(nearest.Green + 3), (byte)(nearest.Blue + 3));

        Assert.False(BrandColorCheck.Of(lighter).Passes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("blue")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("#-12345")]
    [InlineData("red;}body{display:none")]
    public void What_is_no_colour_is_refused(string text) => Assert.False(ThemeColor.TryParse(text, out _));

    [Fact]
    public void The_short_form_is_read_as_the_long_one() => Assert.Equal("#aabbcc", ThemeColor.Parse("#ABC").ToString());
}
