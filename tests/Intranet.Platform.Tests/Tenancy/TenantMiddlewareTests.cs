using Intranet.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Tenancy;

public sealed class TenantMiddlewareTests
{
    [Theory]
    [InlineData("/vaxjo/cases/1", "/vaxjo", "/cases/1")]
    [InlineData("/Vaxjo/cases", "/vaxjo", "/cases")]
    [InlineData("/VAXJO", "/vaxjo", "/")]
    [InlineData("/vaxjo/", "/vaxjo", "/")]
    [InlineData("//vaxjo/cases", "/vaxjo", "/cases")]
    [InlineData("/vaxjo//cases", "/vaxjo", "//cases")]
    public async Task A_prefix_finds_its_tenant_and_the_base_path_is_always_the_canonical_one(string path, string pathBase, string rest)
    {
        await using var platform = await StartAsync();

        var answer = await RequestAsync(platform, path);

        Assert.Equal(("vaxjo", pathBase, rest), (answer.Tenant, answer.PathBase, answer.Path));
    }

    [Theory]
    [InlineData("/vaxjo2")]
    [InlineData("/nowhere/cases")]
    [InlineData("/vaxj%C3%B6")]
    public async Task An_address_of_no_tenant_does_not_exist(string path)
    {
        await using var platform = await StartAsync();

        Assert.Equal(404, (await RequestAsync(platform, path)).Status);
    }

    [Theory]
    [InlineData("/n/0197")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/_content/site.css")]
    public async Task Reserved_addresses_go_on_without_a_tenant(string path)
    {
        await using var platform = await StartAsync();

        var answer = await RequestAsync(platform, path);

        Assert.Equal((200, null, path), (answer.Status, answer.Tenant, answer.Path));
    }

    [Fact]
    public async Task The_root_shows_the_start_page()
    {
        await using var platform = await StartAsync();

        var answer = await RequestAsync(platform, "/");

        Assert.Equal((200, null, "/start"), (answer.Status, answer.Tenant, answer.Path));
    }

    [Fact]
    public async Task A_tenant_with_a_host_of_its_own_has_no_base_path_and_no_neighbours()
    {
        await using var platform = await StartAsync();
        await platform.MakeStoreAsync("umea");
        await platform.Get<IShellRegistry>().CreateAsync(
            new NewShell { Name = "umea", Title = "Umeå", Host = "intra.umea.example", Recipe = "empty" }, new Progress<string>());

        var own = await RequestAsync(platform, "/cases", host: "INTRA.umea.example");
        var foreign = await RequestAsync(platform, "/vaxjo/cases", host: "intra.umea.example");

        Assert.Equal(("umea", "", "/cases"), (own.Tenant, own.PathBase, own.Path));
        Assert.Equal(("umea", "", "/vaxjo/cases"), (foreign.Tenant, foreign.PathBase, foreign.Path));
    }

    [Fact]
    public async Task An_address_that_was_left_leads_to_the_same_page_at_the_new_one_until_another_takes_it()
    {
        await using var platform = await StartAsync();
        var registry = platform.Get<IShellRegistry>();
        await registry.ChangeAsync("vaxjo", s => s with { RequestUrlPrefix = "wexio" });
        Assert.Equal((307, "/wexio/cases/1"), await LeadAsync(platform, "/vaxjo/cases/1"));
        Assert.Equal("vaxjo", (await RequestAsync(platform, "/wexio/cases/1")).Tenant);

        await registry.ChangeAsync("vaxjo", s => s with { RequestUrlPrefix = "", RequestUrlHost = "intra.vaxjo.example" });
        Assert.Equal((307, "https://intra.vaxjo.example/cases/1"), await LeadAsync(platform, "/wexio/cases/1"));

        await registry.ChangeAsync("vaxjo", s => s with { RequestUrlPrefix = "wexio", RequestUrlHost = "kunskap.vaxjo.example" });
        Assert.Equal((307, "https://kunskap.vaxjo.example/cases"), await LeadAsync(platform, "/cases", "intra.vaxjo.example"));

        await platform.MakeTenantAsync("umea");
        await registry.ChangeAsync("umea", s => s with { RequestUrlPrefix = "vaxjo" });
        Assert.Equal("umea", (await RequestAsync(platform, "/vaxjo/cases/1")).Tenant);
    }

    [Theory]
    [InlineData(TenantState.Disabled, 503)]
    [InlineData(TenantState.Initializing, 503)]
    [InlineData(TenantState.Invalid, 503)]
    public async Task A_tenant_that_does_not_run_answers_so(TenantState state, int status)
    {
        await using var platform = await StartAsync();
        await platform.Get<IShellRegistry>().ChangeAsync("vaxjo", s => s with { State = state });

        var answer = await RequestAsync(platform, "/vaxjo/cases");

        Assert.Equal((status, null), (answer.Status, answer.Tenant));
        Assert.Equal(status == 503, answer.RetryAfter is not null);
    }

    [Fact]
    public async Task A_tenant_whose_store_cannot_be_opened_becomes_invalid_and_its_neighbour_runs_on()
    {
        await using var platform = await StartAsync();
        await platform.MakeTenantAsync("umea");
        platform.Migrator.Forget("vaxjo");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(Path.Combine(platform.AppData, "Sites", "vaxjo", "intranet.db"), new string('x', 8192));

        var broken = await RequestAsync(platform, "/vaxjo/cases");

        Assert.Equal(503, broken.Status);
        var shell = platform.Get<IShellHost>().Find("vaxjo")!;
        Assert.Equal(TenantState.Invalid, shell.State);
        Assert.NotNull(shell.StateReason);
        Assert.Equal("umea", (await RequestAsync(platform, "/umea/cases")).Tenant);
    }

    private static async Task<TestPlatform> StartAsync()
    {
        var platform = await TestPlatform.StartAsync();
        await platform.MakeNetworkAsync();
        await platform.MakeTenantAsync("vaxjo");
        return platform;
    }

    private static async Task<(int, string?)> LeadAsync(TestPlatform platform, string path, string host = "localhost")
    {
        var answer = await RequestAsync(platform, path, host);
        return (answer.Status, answer.Location);
    }

    private static async Task<Answer> RequestAsync(TestPlatform platform, string path, string host = "localhost")
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Scheme = "https";
        context.Request.Host = new HostString(host);
        context.Request.Path = PathString.FromUriComponent(path);
        var tenant = scope.ServiceProvider.GetRequiredService<ITenantContext>();
        var middleware = ActivatorUtilities.CreateInstance<TenantMiddleware>(platform.Services, (RequestDelegate)(_ => Task.CompletedTask));

        await middleware.InvokeAsync(context, tenant);

        return new Answer(
            context.Response.Headers.Location, context.Response.StatusCode, tenant.HasShell ? tenant.Shell.Name : null, context.Request.PathBase, context.Request.Path,
            context.Response.Headers.RetryAfter.FirstOrDefault());
    }

    private sealed record Answer(string? Location, int Status, string? Tenant, string? PathBase, string? Path, string? RetryAfter);
}
