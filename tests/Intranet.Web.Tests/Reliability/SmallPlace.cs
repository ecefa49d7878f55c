using System.Net;
using Intranet.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests.Reliability;

/// <summary>One organisation with one person on a database server of its own, which a test may stop.</summary>
internal sealed class SmallPlace : IAsyncDisposable
{
    private const string Tenant = "vaxjo";
    private readonly Site _site;
    private readonly List<Guid> _acknowledged = [];

    private SmallPlace(PostgreSqlServer server, Site site, Visitor visitor, Api api) => (Server, _site, Visitor, Api) = (server, site, visitor, api);

    public PostgreSqlServer Server { get; }

    public Visitor Visitor { get; }

    public Api Api { get; }

    public static async Task<SmallPlace> StartAsync()
    {
        var server = await PostgreSqlServer.StartAsync();
        var site = await Site.StartAsync("network", await server.CreateDatabaseAsync());
        await RunAsync(site, "tenants", "create", "--name", Tenant, "--title", "Växjö kommun", "--prefix", Tenant);
        var password = await RunAsync(site, "users", "create", "--tenant", Tenant, "--user", "anna", "--name", "Anna Ek", "--roles", "Employee");
        var visitor = site.Visit(Tenant);
        await visitor.SignInAsync("anna", password.Split(' ', '\n')[^1].Trim());
        var api = new Api(await site.ApiAsync(Tenant, "anna"));
        return new SmallPlace(server, site, visitor, api);
    }

    public async Task WriteAsync()
    {
        for (var i = 0; i < 10; i++)
        {
            var made = (await Api.PostAsync("cases", new { title = $"Före avbrottet {i}", problem = "P", solution = "L", outcome = "U", contact = "K" })).Expect(201);
            (await Api.PostAsync($"cases/{made.Id}/publish")).Expect(200);
            _acknowledged.Add(made.Id);
        }
    }

    /// <summary>Waits until people can read, write and find again.</summary>
    public async Task IsWellAsync(TimeSpan within)
    {
        await Wait.UntilAsync(async () => (await Api.GetAsync("cases")).Status == 200, within);
        await Wait.UntilAsync(async () => (await Api.PostAsync("cases", new { title = "Efter avbrottet" })).Status == 201, within);
        using var page = await Visitor.FollowAsync(await Visitor.Http.GetAsync("cases"));
        Assert.True(page.StatusCode == HttpStatusCode.OK || page.RequestMessage!.RequestUri!.AbsolutePath.Contains("password", StringComparison.Ordinal));
        await Wait.UntilAsync(async () => (await Api.GetAsync("search?q=avbrottet")).Expect(200)["total"]!.GetValue<int>() >= _acknowledged.Count, within);
    }

    public async Task NothingIsLostAsync()
    {
        Assert.NotEmpty(_acknowledged);
        foreach (var id in _acknowledged)
        {
            Assert.Equal("published", (await Api.GetAsync($"cases/{id}")).Expect(200)["status"]!.GetValue<string>());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await _site.DisposeAsync();
        await Server.StopAsync();
    }

    private static async Task<string> RunAsync(Site site, params string[] words)
    {
        var console = new AnswerConsole();
        var exitCode = await site.Services.GetRequiredService<VerbRunner>().RunAsync(words, console, CancellationToken.None);
        return exitCode == 0 ? string.Join(' ', console.Answers) : throw new InvalidOperationException(string.Join(' ', console.Errors));
    }
}
