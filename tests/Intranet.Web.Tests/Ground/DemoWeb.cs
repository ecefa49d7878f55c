using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Intranet.Web.Tests.Isolation;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests;

[CollectionDefinition(DemoWeb.Name)]
public sealed class DemoWebCollection : ICollectionFixture<DemoWeb>;

/// <summary>The one demonstration that the tests of this assembly share. They add to it and clean nothing up.</summary>
public sealed class DemoWeb : IAsyncLifetime
{
    public const string Name = "demo web";

    private readonly ConcurrentDictionary<(string Tenant, string User), Task<Api>> _apis = new();
    private Site? _site;
    private Task<IReadOnlyList<Caller>>? _callers;

    /// <summary>Changes services of the host before it is built, to take a guard away; null to leave it as it is.</summary>
    public Action<IServiceCollection>? Change { get; init; }

    public Site Site => _site ?? throw new InvalidOperationException("The site has not started.");

    public async Task InitializeAsync() => _site = await Site.StartDemoAsync(change: Change);

    public async Task DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    /// <summary>A tenant's API as one of its people, with one token for all tests.</summary>
    public Task<Api> ApiAsync(string tenant, string user) =>
        _apis.GetOrAdd((tenant, user), async key => new Api(await Site.ApiAsync(key.Tenant, key.User)));

    /// <summary>Everybody who knocks, made once.</summary>
    internal Task<IReadOnlyList<Caller>> CallersAsync() => _callers ??= Callers.AllAsync(Site);

    /// <summary>A tenant's API with a given token.</summary>
    public Api ApiWith(string tenant, string token)
    {
        var http = Site.CreateClient();
        http.BaseAddress = new Uri(Site.Address, $"/{tenant}/api/v1/");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Api(http);
    }
}
