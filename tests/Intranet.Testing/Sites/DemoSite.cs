using Xunit;

namespace Intranet.Testing;

/// <summary>
/// One site with the demonstration for all tests of an assembly that only read, or that write what no other test looks at:
/// <c>[CollectionDefinition(DemoSite.Name)] public sealed class DemoSiteCollection : ICollectionFixture&lt;DemoSite&gt;;</c>
/// </summary>
public sealed class DemoSite : IAsyncLifetime
{
    public const string Name = "demo site";

    private Site? _site;

    public Site Site => _site ?? throw new InvalidOperationException("The site has not started.");

    public async Task InitializeAsync() => _site = await Site.StartDemoAsync();

    public async Task DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }
}
