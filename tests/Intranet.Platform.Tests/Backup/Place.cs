namespace Intranet.Platform.Tests.Backup;

/// <summary>An empty place for an installation: a folder and, for PostgreSQL, a database.</summary>
internal sealed class Place : IAsyncDisposable
{
    private Place(TemporaryFolder folder, PostgreSqlDatabase? database) => (Folder, Database) = (folder, database);

    public TemporaryFolder Folder { get; }

    public string AppData => Folder["App_Data"];

    public PostgreSqlDatabase? Database { get; }

    public static async Task<Place> MakeAsync(StoreProvider provider) =>
        new(new TemporaryFolder(), provider == StoreProvider.PostgreSql ? await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync() : null);

    /// <summary>A folder with <c>App_Data</c> in it, and its database, which the place takes over.</summary>
    public static Place Of(TemporaryFolder folder, PostgreSqlDatabase? database) => new(folder, database);

    /// <summary>The same again, where nobody uses it.</summary>
    public async Task<Place> CopyAsync()
    {
        var folder = new TemporaryFolder();
        Folders.Copy(AppData, folder["App_Data"]);
        Npgsql.NpgsqlConnection.ClearAllPools();
        return new(folder, Database is null ? null : await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync(Database));
    }

    public Task<(int ExitCode, AnswerConsole Said)> RunAsync(params string[] words) => Tool.RunAsync(AppData, Database, words);

    public Task<T> LookAsync<T>(Func<IServiceProvider, Task<T>> look) => Tool.LookAsync(AppData, Database, look);

    /// <summary>A site with the demonstration in this place; it takes the folder over.</summary>
    public Task<Site> StartAsync() => Site.StartInAsync(Folder, Database);

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            await Database.DisposeAsync();
        }

        if (Directory.Exists(Folder.Path))
        {
            Folder.Dispose();
        }
    }
}
