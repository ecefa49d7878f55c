using Intranet.Abstractions;
using Intranet.Architecture.Tests.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Architecture.Tests;

[Collection(DemoSite.Name)]
public sealed class EndpointTests(DemoSite demo)
{
    [Fact]
    public async Task Every_endpoint_has_a_feature_and_a_policy_or_stands_on_the_anonymous_list()
    {
        var endpoints = demo.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        var fallback = await demo.Site.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();

        Assert.True(endpoints.OfType<RouteEndpoint>().Count() > 50, "The host maps its endpoints.");
        Expect.None(GuardedEndpoints.Check(endpoints, fallback is not null));
    }

    [Fact]
    public void The_anonymous_list_holds_nothing_that_is_gone() =>
        Expect.None(GuardedEndpoints.CheckList(demo.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints));

    [Fact]
    public void An_endpoint_that_answers_anybody_is_a_violation() =>
        Expect.One("secrets answers anybody", GuardedEndpoints.Check([Endpoint("/secrets", new AllowAnonymousAttribute(), new FeatureMetadata("Intranet.Cases"))], hasFallback: true));

    [Fact]
    public void An_endpoint_without_feature_is_a_violation() =>
        Expect.One("cases belongs to no feature", GuardedEndpoints.Check([Endpoint("/cases")], hasFallback: true));

    [Fact]
    public void An_endpoint_without_policy_is_a_violation_where_there_is_no_fallback() =>
        Expect.One("cases has no policy", GuardedEndpoints.Check([Endpoint("/cases", new FeatureMetadata("Intranet.Cases"))], hasFallback: false));

    [Fact]
    public void An_endpoint_without_tenant_that_demands_a_person_is_a_violation() =>
        Expect.One("answers without a tenant", GuardedEndpoints.Check([Endpoint("/cases", new TenantlessAttribute())], hasFallback: true));

    private static RouteEndpoint Endpoint(string template, params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(template), 0, new EndpointMetadataCollection(metadata), template);
}
