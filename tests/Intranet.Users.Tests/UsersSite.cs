using System.Net;
using Intranet.Core;
using Intranet.Testing;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Intranet.Users.Tests;

/// <summary>A real host with this module and the base theme: the network, Växjö and Kronoberg, each with an employee and an administrator.</summary>
public class UsersSite : IAsyncLifetime
{
    public const string Password = "Delad-kunskap-2026";

    private const string People =
        """
        { "name": "users", "users": [
          { "userName": "anstalld", "name": "Anna Åkerlund", "title": "Socialsekreterare", "unit": "Socialförvaltningen", "roles": ["Employee"], "password": "[password]" },
          { "userName": "admin", "name": "Mikael Sandell", "roles": ["Administrator"], "password": "[password]" } ] }
        """;

    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    public Uri Address { get; private set; } = new("http://localhost");

    public MovableClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        await WriteRecipesAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var options = new StoreOptions
        {
            AppData = _folder["App_Data"], PostgreSql = await FindServerAsync(), MigrationsAssembly = typeof(UsersSite).Assembly.GetName().Name,
        };
        var catalog = builder.Services.AddIntranet(options, _folder["recipes"], [typeof(Startup).Assembly, typeof(Theme.Base.Texts).Assembly]);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddIntranetEdge();
        var mvc = builder.Services.AddRazorPages();
        catalog.Assemblies.ToList().ForEach(assembly => mvc.AddApplicationPart(assembly));
        _app = builder.Build();
        _app.UseTenants();
        _app.UseRouting();
        _app.UseEndpointGate();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseIdempotency();
        _app.MapRazorPages();
        _app.MapModules();
        await SetUpAsync();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    public Browser Open(string tenant) => new(new Uri(Address, $"/{tenant}/"));

    public async Task<Browser> SignInAsync(string tenant, string userName, string password = Password)
    {
        var browser = Open(tenant);
        var answer = await browser.SubmitAsync("account/sign-in", ("Input.UserName", userName), ("Input.Password", password));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    public async Task<Guid> IdOfAsync(string tenant, string userName) =>
        (await Services.GetRequiredService<IPeople>().FindAsync(tenant, userName))!.UserId;

    public virtual async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>Connection string of a database for this site; null for files.</summary>
    protected virtual async Task<string?> FindServerAsync() => (await TestDatabase.CreateAsync())?.ConnectionString;

    private async Task WriteRecipesAsync()
    {
        Directory.CreateDirectory(_folder["recipes"]);
        var people = People.Replace("[password]", Password, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder["recipes"], "place.recipe.json"), $$"""{ "name": "place", "steps": [ {{people}} ] }""");
        await File.WriteAllTextAsync(
            Path.Combine(_folder["recipes"], "network.recipe.json"),
            $$"""
            { "name": "network", "steps": [ {{people}}, { "name": "tenants", "tenants": [
              { "name": "vaxjo", "title": "Växjö kommun", "recipe": "place" }, { "name": "kronoberg", "title": "Region Kronoberg", "recipe": "place" } ] } ] }
            """);
    }

    private async Task SetUpAsync()
    {
        foreach (var tenant in new[] { ShellSettings.DefaultName, "vaxjo", "kronoberg" })
        {
            await Services.GetRequiredService<StoreMigrator>().EnsureAsync(tenant);
            await using var db = Services.GetRequiredService<StoreFactory>().Create(tenant);
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }

        var problems = await Services.GetRequiredService<HostStart>().SetUpAsync("network", dryRun: false, new Progress<string>(), CancellationToken.None);
        Assert.Empty(problems);
    }
}
