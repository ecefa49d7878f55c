using System.Collections.Concurrent;
using Xunit;

namespace Intranet.Testing;

/// <summary>
/// One site with the demonstration for all tests of an assembly that only read, or that write what no other test looks at:
/// <c>[CollectionDefinition(DemoSite.Name)] public sealed class DemoSiteCollection : ICollectionFixture&lt;DemoSite&gt;;</c>
/// </summary>
public sealed class DemoSite : IAsyncLifetime
{
    public const string Name = "demo site";

    private readonly ConcurrentDictionary<(string Tenant, string UserName), Task<Visitor>> _visitors = new();
    private Site? _site;

    public Site Site => _site ?? throw new InvalidOperationException("The site has not started.");

    public async Task InitializeAsync() => _site = await Site.StartDemoAsync();

    /// <summary>Somebody of the demonstration, signed in once for all tests that only look. The fixture disposes it.</summary>
    public Task<Visitor> GetAsync(string tenant, string userName) => _visitors.GetOrAdd((tenant, userName), who => Site.SignInAsync(who.Tenant, who.UserName));

    public async Task DisposeAsync()
    {
        foreach (var visitor in _visitors.Values)
        {
            (await visitor).Dispose();
        }

        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }
}
