namespace Intranet.Platform.Tests.Backup;

/// <summary>An empty place for an installation: a folder and, for PostgreSQL, a database.</summary>
internal sealed class Place : IAsyncDisposable
{
    private Place(PostgreSqlDatabase? database) => Database = database;

    public TemporaryFolder Folder { get; } = new();

    public string AppData => Folder["App_Data"];

    public PostgreSqlDatabase? Database { get; }

    public static async Task<Place> MakeAsync(StoreProvider provider) =>
        new(provider == StoreProvider.PostgreSql ? await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync() : null);

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
