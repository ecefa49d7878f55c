using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Intranet.Tenants.Tests;

public sealed class SiteAddressTests
{
    private static readonly ShellSettings Vaxjo = new() { Name = "vaxjo", Title = "Växjö kommun", RequestUrlPrefix = "vaxjo" };
    private static readonly ShellSettings Umea = new() { Name = "umea", Title = "Umeå kommun", RequestUrlPrefix = "umea" };
    private static readonly ShellSettings Malmo = new() { Name = "malmo", Title = "Malmö stad", RequestUrlHost = "kunskap.malmo.example, malmo.example" };

    [Fact]
    public void From_outside_any_site_a_prefix_is_the_address() => Assert.Equal("/vaxjo", SiteAddress.Of(Request(""), new Current(null), Vaxjo));

    [Fact]
    public void From_inside_a_site_the_other_sites_prefix_takes_the_place_of_its_own() =>
        Assert.Equal("/umea", SiteAddress.Of(Request("/vaxjo"), new Current(Vaxjo), Umea));

    [Fact]
    public void A_base_path_of_the_installation_is_kept() =>
        Assert.Equal("/kunskap/umea", SiteAddress.Of(Request("/kunskap/vaxjo"), new Current(Vaxjo), Umea));

    [Fact]
    public void A_site_with_its_own_host_is_reached_by_its_first_name_on_the_same_port() =>
        Assert.Equal("https://kunskap.malmo.example:8443", SiteAddress.Of(Request("/vaxjo"), new Current(Vaxjo), Malmo));

    private static HttpRequest Request(string pathBase)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host, request.PathBase) = ("https", new HostString("localhost", 8443), pathBase);
        return request;
    }

    private sealed class Current(ShellSettings? shell) : ITenantContext
    {
        public ShellSettings Shell => shell ?? throw new InvalidOperationException("No tenant was set.");

        public bool HasShell => shell is not null;

        public void Set(ShellSettings shell) => throw new NotSupportedException("The tenant is given.");
    }
}
