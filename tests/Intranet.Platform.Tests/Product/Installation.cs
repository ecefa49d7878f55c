using Intranet.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Product;

/// <summary>The whole product on one database, set up by a recipe, with its commands.</summary>
internal sealed class Installation : IAsyncDisposable
{
    /// <summary>What accounts made here choose.</summary>
    public const string Password = "En-riktigt-lang-fras-2026";
    private readonly PostgreSqlDatabase? _database;

    private Installation(Site site, PostgreSqlDatabase? database) => (Site, _database) = (site, database);

    public Site Site { get; }

    public IShellHost Shells => Site.Services.GetRequiredService<IShellHost>();

    public static async Task<Installation> StartAsync(StoreProvider provider, string recipe)
    {
        if (recipe == "demo")
        {
            return new Installation(await Site.StartDemoAsync(provider), database: null);
        }

        if (provider == StoreProvider.Sqlite)
        {
            return new Installation(await Site.StartAsync(recipe), database: null);
        }

        var database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
        return new Installation(await Site.StartAsync(recipe, database), database);
    }

    /// <summary>Runs a command on the running host; answers what it said.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(params string[] words)
    {
        var console = new AnswerConsole();
        var exitCode = await Site.Services.GetRequiredService<VerbRunner>().RunAsync(words, console, CancellationToken.None);
        return exitCode == 0 ? console.Answers : throw new InvalidOperationException($"{string.Join(' ', words)}: {string.Join(' ', console.Errors)}");
    }

    /// <summary>Makes an account, signs it in and lets it choose its own password.</summary>
    public async Task<Visitor> SignInNewAsync(string tenant, string userName, string roles)
    {
        var temporary = (await RunAsync("users", "create", "--tenant", tenant, "--user", userName, "--name", $"{userName} Ek", "--roles", roles)).Single();
        var visitor = await Site.SignInAsync(tenant, userName, temporary);
        using var changed = await visitor.SubmitAsync("profile/password", [new("Input.Current", temporary), new("Input.New", Password)]);
        return changed.StatusCode == System.Net.HttpStatusCode.SeeOther ? visitor : throw new InvalidOperationException($"The password was not changed: {changed.StatusCode}.");
    }

    public async Task<HttpResponseMessage> GetAsync(string address)
    {
        using var http = Site.CreateClient();
        return await http.GetAsync(address);
    }

    public async Task<string> ReadAsync(string address)
    {
        using var answer = await GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (_database is not null)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            await _database.DisposeAsync();
        }
    }
}
