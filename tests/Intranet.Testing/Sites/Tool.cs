using Intranet.Core;
using Intranet.Web;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Testing;

/// <summary>The product as a command line tool on a data folder that no host uses.</summary>
public static class Tool
{
    /// <summary>Runs a command as <c>Intranet.Web VERB …</c> would.</summary>
    /// <param name="appData">The data folder.</param>
    /// <param name="database">A PostgreSQL database; null for SQLite.</param>
    /// <param name="words">The command line.</param>
    public static async Task<(int ExitCode, AnswerConsole Said)> RunAsync(string appData, PostgreSqlDatabase? database, params string[] words)
    {
        var console = new AnswerConsole();
        var line = new CommandLine(appData, words, Site.HostArguments(database));
        await using var app = WebHost.Build(line);
        var exitCode = await WebHost.RunVerbAsync(app, line, console);
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        return (exitCode, console);
    }

    /// <summary>Looks at the data that no host uses, with the product's services.</summary>
    public static async Task<T> LookAsync<T>(string appData, PostgreSqlDatabase? database, Func<IServiceProvider, Task<T>> look)
    {
        await using var app = WebHost.Build(new CommandLine(appData, ["look"], Site.HostArguments(database)));
        await app.Services.GetRequiredService<HostStart>().LoadAsync(CancellationToken.None);
        var seen = await look(app.Services);
        SqliteConnection.ClearAllPools();
        return seen;
    }

    /// <summary>Runs a command in a running site, as the command line does when it finds a host.</summary>
    public static async Task<(int ExitCode, AnswerConsole Said)> RunInAsync(Site site, params string[] words)
    {
        var console = new AnswerConsole();
        return (await site.Services.GetRequiredService<VerbRunner>().RunAsync(words, console, CancellationToken.None), console);
    }
}
