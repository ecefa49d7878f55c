using System.Net.Http.Headers;
using Intranet.Abstractions;
using Intranet.Core;
using Intranet.Data;
using Intranet.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Testing;

/// <summary>
/// The whole product on a real port, in this process, with data of its own that is gone when it is disposed. On the database
/// that the run of the tests is for, unless another is given. Runs in Development.
/// </summary>
public sealed class Site : IAsyncDisposable
{
    /// <summary>The password of every account of the demonstration.</summary>
    public const string DemoPassword = "Delad-kunskap-2026";

    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;
    private readonly PostgreSqlDatabase? _database;
    private readonly Func<RequestDelegate> _whole;

    private Site(WebApplication app, Func<RequestDelegate> whole, TemporaryFolder folder, PostgreSqlDatabase? database) =>
        (_app, _whole, _folder, _database) = (app, whole, folder, database);

    /// <summary>Where it answers: <c>http://localhost:{port}</c>.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    public IServiceProvider Services => _app.Services;

    public string AppData => DataIn(_folder);

    /// <summary>Starts a site with the demonstration. Its data is a copy of one that is made once per build.</summary>
    /// <param name="provider">Which database; null for the one that this run of the tests is for.</param>
    /// <param name="change">Changes services before the host is built, to take a guard away; null to leave it as it is.</param>
    public static async Task<Site> StartDemoAsync(StoreProvider? provider = null, Action<IServiceCollection>? change = null)
    {
        var folder = new TemporaryFolder();
        var database = await DemoData.CopyAsync(DataIn(folder), provider ?? TestDatabase.Provider);
        return await RunAsync(folder, recipe: null, database, database, change);
    }

    /// <summary>Starts a site that a recipe sets up.</summary>
    /// <param name="recipe">Name of the recipe; null leaves the site without tenants.</param>
    /// <param name="database">A PostgreSQL database, which the caller disposes; null for the one that this run of the tests is for.</param>
    public static async Task<Site> StartAsync(string? recipe, PostgreSqlDatabase? database = null)
    {
        var own = database is null ? await TestDatabase.CreateAsync() : null;
        return await RunAsync(new TemporaryFolder(), recipe, database ?? own, own);
    }

    /// <summary>Starts a site on data that is there already.</summary>
    /// <param name="folder">Holds the data in <c>App_Data</c>; the site owns it from now on.</param>
    /// <param name="database">A PostgreSQL database; null for SQLite.</param>
    public static Task<Site> StartInAsync(TemporaryFolder folder, PostgreSqlDatabase? database = null) => RunAsync(folder, recipe: null, database, owned: null);

    /// <summary>Asks for the page that a host asks itself for when it has started. Answers the status.</summary>
    public Task<int?> AskFirstPageAsync() => FirstPage.AskAsync(Services, _whole());

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A person who has not signed in, at one tenant's site.</summary>
    /// <param name="prefix">The tenant's path prefix.</param>
    public Visitor Visit(string prefix) => new(Address, prefix);

    /// <summary>Signs a person in through the sign-in page.</summary>
    public async Task<Visitor> SignInAsync(string prefix, string userName, string password = DemoPassword)
    {
        var visitor = Visit(prefix);
        await visitor.SignInAsync(userName, password);
        return visitor;
    }

    /// <summary>Makes a personal access token, as the command <c>token create</c> does.</summary>
    public async Task<string> CreateTokenAsync(string tenant, string userName, string scopes = "read,write")
    {
        var console = new AnswerConsole();
        var exitCode = await Services.GetRequiredService<VerbRunner>().RunAsync(
            ["token", "create", "--tenant", tenant, "--user", userName, "--scopes", scopes], console, CancellationToken.None);
        return exitCode == 0 ? console.Answers.Single() : throw new InvalidOperationException(string.Join(' ', console.Errors));
    }

    /// <summary>A client of a tenant's JSON API that acts as a person; addresses are relative to <c>/{prefix}/api/v1/</c>.</summary>
    public async Task<HttpClient> ApiAsync(string tenant, string userName, string? prefix = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(Address, $"/{prefix ?? tenant}/api/v1/"),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await CreateTokenAsync(tenant, userName));
        return client;
    }

    /// <summary>Opens a tenant's store. The caller disposes it.</summary>
    public async Task<IntranetDbContext> OpenStoreAsync(string tenant)
    {
        await Services.GetRequiredService<StoreMigrator>().EnsureAsync(tenant);
        return Services.GetRequiredService<StoreFactory>().Create(tenant);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _folder.Dispose();
    }

    internal static string[] HostArguments(PostgreSqlDatabase? database) =>
    [
        "--urls", "http://127.0.0.1:0", "--environment", "Development", "--applicationName", "Intranet.Web",
        "--contentRoot", AppContext.BaseDirectory, "--Logging:LogLevel:Default", "Warning",
        .. database is null ? Array.Empty<string>() : ["--ConnectionStrings:Intranet", database.ConnectionString],
    ];

    internal static async Task SetUpAsync(WebApplication app, string recipe)
    {
        var problems = await app.Services.GetRequiredService<HostStart>().SetUpAsync(recipe, dryRun: false, new Progress<string>(), CancellationToken.None);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException($"The recipe {recipe} cannot run: {string.Join(' ', problems)}");
        }
    }

    private static async Task<Site> RunAsync(TemporaryFolder folder, string? recipe, PostgreSqlDatabase? database, PostgreSqlDatabase? owned, Action<IServiceCollection>? change = null)
    {
        var app = WebHost.Build(new CommandLine(DataIn(folder), [], HostArguments(database)), services =>
        {
            RememberingHasher.Use(services);
            change?.Invoke(services);
        });
        var site = new Site(app, WebHost.Configure(app), folder, owned);
        try
        {
            await app.Services.GetRequiredService<HostStart>().LoadAsync(CancellationToken.None);
            if (recipe is not null)
            {
                await SetUpAsync(app, recipe);
            }

            await app.StartAsync();
            app.Services.GetRequiredService<HostReadiness>().Ready();
            site.Address = new Uri(app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    private static string DataIn(TemporaryFolder folder) => folder["App_Data"];
}
