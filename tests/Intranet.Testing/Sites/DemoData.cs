using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using Intranet.Core;
using Intranet.Data;
using Intranet.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Testing;

/// <summary>
/// The demonstration's data folder, made once per build and machine: setting it up takes seconds, copying it does not. A new
/// build or a changed recipe makes a new one.
/// </summary>
internal static class DemoData
{
    private static readonly Lazy<Task<string>> Ready = new(MakeAsync);

    private static readonly Lazy<Task<(TemporaryFolder Folder, PostgreSqlDatabase Database)>> ReadyOnPostgreSql = new(MakeOnPostgreSqlAsync);

    /// <summary>Puts a copy of the demonstration into a folder. Answers its database; null on SQLite, where the folder holds all.</summary>
    public static async Task<PostgreSqlDatabase?> CopyAsync(string folder, StoreProvider provider)
    {
        if (provider == StoreProvider.Sqlite)
        {
            Folders.Copy(await GetAsync(), folder);
            return null;
        }

        var (from, database) = await ReadyOnPostgreSql.Value;
        Folders.Copy(from["App_Data"], folder);
        return await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync(database);
    }

    /// <summary>A folder to copy from, never to write to.</summary>
    public static Task<string> GetAsync() => Ready.Value;

    private static async Task<string> MakeAsync()
    {
        var cache = Path.Combine(Path.GetTempPath(), $"intranet-demo-{Environment.UserName}");
        Directory.CreateDirectory(cache);
        var ready = Path.Combine(cache, Key());
        await using var turn = await TakeTurnAsync(Path.Combine(cache, ".turn"));
        if (Directory.Exists(ready))
        {
            return ready;
        }

        foreach (var old in Directory.EnumerateDirectories(cache).Where(d => File.GetLastWriteTimeUtc(d) < TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-12)))
        {
            Directory.Delete(old, recursive: true);
        }

        var partial = ready + ".partial";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        await SetUpAsync(partial, database: null);
        Directory.Move(partial, ready);
        return ready;
    }

    /// <summary>Made once per test process, for its server goes with it.</summary>
    private static async Task<(TemporaryFolder, PostgreSqlDatabase)> MakeOnPostgreSqlAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
        await SetUpAsync(folder["App_Data"], database);
        return (folder, database);
    }

    private static async Task SetUpAsync(string folder, PostgreSqlDatabase? database)
    {
        var app = WebHost.Build(new CommandLine(folder, [], Site.HostArguments(database)));
        await using (app)
        {
            await app.Services.GetRequiredService<HostStart>().LoadAsync(CancellationToken.None);
            await Site.SetUpAsync(app, "demo");
            await app.StartAsync();
            await Wait.UntilAsync(() => IsIdleAsync(app.Services), TimeSpan.FromMinutes(2));
            await BuildIndexesAsync(app.Services);
            await app.StopAsync();
        }

        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Else each copy would build its indexes in the background while tests run.</summary>
    private static async Task BuildIndexesAsync(IServiceProvider services)
    {
        var console = new AnswerConsole();
        if (await services.GetRequiredService<VerbRunner>().RunAsync(["search", "rebuild"], console, CancellationToken.None) != 0)
        {
            throw new InvalidOperationException(string.Join(' ', console.Errors));
        }
    }

    /// <summary>True when every follower has seen every change, so that nothing is left to do for a copy.</summary>
    private static async Task<bool> IsIdleAsync(IServiceProvider services)
    {
        foreach (var shell in services.GetRequiredService<Abstractions.IShellHost>().All)
        {
            await using var db = services.GetRequiredService<StoreFactory>().Create(shell.Name);
            if (await db.Set<OutboxMessage>().AnyAsync(m => m.DeadUtc == null))
            {
                return false;
            }
        }

        return true;
    }

    private static string Key()
    {
        var parts = Directory.EnumerateFiles(AppContext.BaseDirectory, "Intranet.*.dll")
            .Where(f => !f.EndsWith("Tests.dll", StringComparison.Ordinal) && !f.EndsWith("Testing.dll", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(ModuleVersion)
            .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "recipes")).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }

    private static string ModuleVersion(string file)
    {
        using var stream = File.OpenRead(file);
        using var portable = new PEReader(stream);
        var metadata = portable.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString();
    }

    /// <summary>Test processes take turns; each waits for the one that makes the data.</summary>
    private static async Task<FileStream> TakeTurnAsync(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
