using Intranet.Ui.Theming;

namespace Intranet.Ui.Tests.Theming;

public sealed class ThemeScaleTests
{
    private static readonly ThemeToken[] Surfaces =
    [
        ThemeToken.BackgroundDefault, ThemeToken.BackgroundTinted, ThemeToken.SurfaceDefault,
        ThemeToken.SurfaceTinted, ThemeToken.SurfaceHover, ThemeToken.SurfaceActive,
    ];

    private static readonly ThemeToken[] RestingSurfaces =
        [ThemeToken.BackgroundDefault, ThemeToken.BackgroundTinted, ThemeToken.SurfaceDefault, ThemeToken.SurfaceTinted];

    private static readonly ThemeToken[] Bases = [ThemeToken.BaseDefault, ThemeToken.BaseHover, ThemeToken.BaseActive];

    public static TheoryData<int> Seeds => [1, 20260101, 987654321];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Text_reaches_4_5_on_every_surface_for_300_random_colours(int seed)
    {
        foreach (var (brand, colors) in Schemes(seed))
        {
            foreach (var surface in Surfaces)
            {
                AtLeast(4.5, colors, ThemeToken.TextSubtle, surface, brand, seed);
                AtLeast(4.5, colors, ThemeToken.TextDefault, surface, brand, seed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Text_on_a_filled_button_reaches_4_5_in_all_its_states(int seed)
    {
        foreach (var (brand, colors) in Schemes(seed))
        {
            foreach (var state in Bases)
            {
                AtLeast(4.5, colors, ThemeToken.BaseContrastDefault, state, brand, seed);
            }

            AtLeast(4.5, colors, ThemeToken.BaseContrastSubtle, ThemeToken.BaseDefault, brand, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Borders_and_buttons_reach_3_where_they_lie(int seed)
    {
        foreach (var (brand, colors) in Schemes(seed))
        {
            foreach (var surface in Surfaces)
            {
                AtLeast(3, colors, ThemeToken.BorderDefault, surface, brand, seed);
                AtLeast(3, colors, ThemeToken.BorderStrong, surface, brand, seed);
            }

            foreach (var surface in RestingSurfaces)
            {
                AtLeast(3, colors, ThemeToken.BaseDefault, surface, brand, seed);
            }
        }
    }

    [Fact]
    public void A_passing_brand_keeps_its_exact_colour_on_buttons()
    {
        var scale = ThemeScale.From(ThemeColor.Parse("#004a8f"));

        Assert.Equal("#004a8f", scale.Light[ThemeToken.BaseDefault].ToString());
        Assert.Equal("#ffffff", scale.Light[ThemeToken.BaseContrastDefault].ToString());
    }

    [Fact]
    public void The_scale_stays_close_to_what_the_design_systems_own_tool_makes()
    {
        var samples = ScaleSample.ReadAll();
        Assert.Equal(300, samples.Count);

        var exact = new[]
        {
            ThemeToken.BackgroundDefault, ThemeToken.BackgroundTinted, ThemeToken.SurfaceDefault, ThemeToken.SurfaceTinted,
            ThemeToken.BorderSubtle, ThemeToken.BorderStrong, ThemeToken.TextSubtle, ThemeToken.TextDefault,
        };
        foreach (var sample in samples.Where(sample => BrandColorCheck.Of(sample.Brand).Passes))
        {
            var scale = ThemeScale.From(sample.Brand);
            foreach (var token in exact)
            {
                Near(sample.Light[token], scale.Light[token], 2, $"{sample.Brand} light {token}");
                Near(sample.Dark[token], scale.Dark[token], 2, $"{sample.Brand} dark {token}");
            }

            Assert.Equal(sample.Brand, scale.Light[ThemeToken.BaseDefault]);
            Near(sample.Light[ThemeToken.SurfaceActive], scale.Light[ThemeToken.SurfaceActive], 24, $"{sample.Brand} light surface-active");
            Near(sample.Dark[ThemeToken.BorderDefault], scale.Dark[ThemeToken.BorderDefault], 10, $"{sample.Brand} dark border-default");
        }
    }

    [Fact]
    public void The_design_systems_own_tool_fails_for_bright_brands_where_ours_does_not()
    {
        var failing = ScaleSample.ReadAll()
            .Where(sample => sample.Light[ThemeToken.BaseDefault].ContrastWith(sample.Light[ThemeToken.BackgroundDefault]) < 3)
            .ToList();

        Assert.NotEmpty(failing);
        Assert.All(failing, sample =>
        {
            var light = ThemeScale.From(sample.Brand).Light;
            Assert.True(light[ThemeToken.BaseDefault].ContrastWith(light[ThemeToken.BackgroundDefault]) >= 3);
        });
    }

    private static IEnumerable<(ThemeColor Brand, SchemeColors Colors)> Schemes(int seed)
    {
        var random = new Random(seed);
        for (var count = 0; count < 300; count++)
        {
            var brand = new ThemeColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
            var scale = ThemeScale.From(brand);
            yield return (brand, scale.Light);
            yield return (brand, scale.Dark);
        }
    }

    private static void AtLeast(double ratio, SchemeColors colors, ThemeToken front, ThemeToken back, ThemeColor brand, int seed)
    {
        var contrast = colors[front].ContrastWith(colors[back]);
        Assert.True(contrast >= ratio, $"seed {seed}, brand {brand}: {front} {colors[front]} on {back} {colors[back]} is {contrast:F2}:1, not {ratio}:1");
    }

    private static void Near(ThemeColor expected, ThemeColor actual, int tolerance, string what)
    {
        var distance = Math.Max(Math.Abs(expected.Red - actual.Red), Math.Max(Math.Abs(expected.Green - actual.Green), Math.Abs(expected.Blue - actual.Blue)));
        Assert.True(distance <= tolerance, $"{what}: expected {expected}, got {actual}");
    }
}
