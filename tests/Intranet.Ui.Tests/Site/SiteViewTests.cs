using Intranet.Ui.Tests.Gallery;

namespace Intranet.Ui.Tests.Site;

public sealed class SiteViewTests
{
    [Theory]
    [InlineData("/vaxjo", "cases", "/vaxjo/cases")]
    [InlineData("/vaxjo", "/cases", "/vaxjo/cases")]
    [InlineData("/vaxjo", "/vaxjo/cases", "/vaxjo/cases")]
    [InlineData("/vaxjo", "/vaxjobor", "/vaxjo/vaxjobor")]
    [InlineData("/vaxjo", "/", "/vaxjo/")]
    [InlineData("", "/cases", "/cases")]
    public void A_path_below_the_site_becomes_one_address(string pathBase, string path, string expected) =>
        Assert.Equal(expected, View(pathBase).Address(path));

    private static SiteView View(string pathBase) => new()
    {
        Organisation = "Växjö kommun",
        SiteName = null,
        Logo = null,
        Contact = null,
        PathBase = pathBase,
        ThemeAddress = null,
        ColorScheme = "auto",
        HasShortcuts = true,
        HasSearch = true,
        Reader = GallerySite.Sara,
        Menu = [],
    };
}
