using System.Reflection;
using Intranet.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests;

/// <summary>The platform's services over one database, with a small model of the tests' own and no module.</summary>
internal sealed class TestPlatform : IAsyncDisposable
{
    public static readonly Actor Anna = new() { Tenant = "vaxjo", UserId = Guid.CreateVersion7(), Name = "Anna Ek", Organisation = "Växjö kommun" };

    private readonly TemporaryFolder _folder;
    private readonly PostgreSqlDatabase? _database;
    private readonly ServiceProvider _services;

    private TestPlatform(TemporaryFolder folder, PostgreSqlDatabase? database, ServiceProvider services) =>
        (_folder, _database, _services) = (folder, database, services);

    public IServiceProvider Services => _services;

    public StoreFactory Stores => Get<StoreFactory>();

    public StoreMigrator Migrator => Get<StoreMigrator>();

    public string RecipeFolder => _folder["recipes"];

    public string AppData => _folder["App_Data"];

    public static async Task<TestPlatform> StartAsync(StoreProvider provider = StoreProvider.Sqlite, Action<IServiceCollection>? configure = null)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["recipes"]);
        var database = provider == StoreProvider.PostgreSql ? await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync() : null;
        var options = new StoreOptions
        {
            AppData = folder["App_Data"],
            PostgreSql = database?.ConnectionString,
            MigrationsAssembly = typeof(TestPlatform).Assembly.GetName().Name,
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddIntranet(options, folder["recipes"], Array.Empty<Assembly>());
        services.AddModel<NoteModel>();
        configure?.Invoke(services);
        return new TestPlatform(folder, database, services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes a tenant's store with the tables of the tests' model.</summary>
    public async Task MakeStoreAsync(string tenant)
    {
        await Migrator.EnsureAsync(tenant);
        await using var db = Stores.Create(tenant);
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
    }

    /// <summary>Makes the store of <c>Default</c> and registers it, so that tenants can be created.</summary>
    public async Task<ShellHost> MakeNetworkAsync()
    {
        await MakeStoreAsync(ShellSettings.DefaultName);
        var shells = Get<ShellHost>();
        await shells.LoadAsync(CancellationToken.None);
        await shells.EnsureDefaultAsync("Delad kunskap", ShellSettings.DefaultName, CancellationToken.None);
        await shells.ChangeAsync(ShellSettings.DefaultName, s => s with { State = TenantState.Running });
        return shells;
    }

    /// <summary>Registers a tenant with a store, as if its recipe had run.</summary>
    public async Task<ShellSettings> MakeTenantAsync(string name)
    {
        await MakeStoreAsync(name);
        await WriteRecipeAsync("empty", """{ "name": "empty", "steps": [] }""");
        var created = await Get<IShellRegistry>().CreateAsync(new NewShell { Name = name, Title = name, Recipe = "empty" }, new Progress<string>());
        return created.Value;
    }

    public Task WriteRecipeAsync(string name, string json) => File.WriteAllTextAsync(Path.Combine(RecipeFolder, name + ".recipe.json"), json);

    public async Task<int> CountAsync<T>(string tenant)
        where T : class
    {
        await using var db = Stores.Create(tenant);
        return await db.Set<T>().CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_database is not null)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            await _database.DisposeAsync();
        }

        _folder.Dispose();
    }
}
