using Intranet.Abstractions;
using Intranet.Core;
using Intranet.Data;
using Intranet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions.Tests;

/// <summary>Communities and discussions on real stores of two organisations and the network, thrown away afterwards.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("discussions-").FullName;
    private PostgreSqlDatabase? _database;
    private ServiceProvider? _services;
    private Dictionary<string, HashSet<string>>? _permissions;

    internal TestClock Clock { get; } = new();

    public IntranetDbContext Open(string tenant) => _services!.GetRequiredService<StoreFactory>().Create(tenant);

    /// <summary>A piece of work of a person on their own site, in a role.</summary>
    internal async Task<T> AsAsync<TService, T>(Actor person, Func<TService, Task<T>> work, string role = RoleNames.Employee)
        where TService : notnull
    {
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().Set(_services!.GetRequiredService<IShellHost>().Find(person.Tenant)!);
        scope.ServiceProvider.GetRequiredService<TestPerson>().SignIn(person, _permissions![role]);
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddIntranet(new StoreOptions { AppData = _folder, PostgreSql = _database?.ConnectionString }, _folder, [typeof(Texts).Assembly, typeof(Communities.Texts).Assembly]);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IShellHost, TestShells>();
        services.AddSingleton<IPeople, TestPeople>();
        services.AddScoped<IStores, MadeStores>();
        services.AddScoped<TestPerson>().AddScoped<ICurrentUser>(p => p.GetRequiredService<TestPerson>());
        _services = services.BuildServiceProvider();
        _permissions = _services.GetServices<IPermissionProvider>().SelectMany(p => p.GetDefaultStereotypes())
            .GroupBy(s => s.Role).ToDictionary(g => g.Key, g => g.SelectMany(s => s.Permissions).Select(p => p.Name).ToHashSet());
        foreach (var shell in _services.GetRequiredService<IShellHost>().All)
        {
            await using var db = Open(shell.Name);
            await TestStores.MakeTablesAsync(db);
        }
    }

    public async Task DisposeAsync()
    {
        await _services!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
