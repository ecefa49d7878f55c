using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases.Tests;

/// <summary>Real stores on disk for Växjö, Kronoberg and the network, thrown away afterwards.</summary>
public sealed class TwoOrganisations : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cases-").FullName;
    private readonly ServiceProvider _services;

    public TwoOrganisations()
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new StoreOptions { AppData = _folder });
        services.AddSingleton<IStoreSignal, Silence>();
        services.AddIntranetData();
        new Startup().ConfigureServices(services);
        _services = services.BuildServiceProvider();
    }

    public static Actor Anna { get; } = Person("vaxjo", "Anna Lindqvist", "Växjö kommun", 1);

    public static Actor Karin { get; } = Person("vaxjo", "Karin Holm", "Växjö kommun", 2);

    public static Actor Selam { get; } = Person("kronoberg", "Selam Tesfaye", "Region Kronoberg", 3);

    public IntranetDbContext Open(string tenant) => _services.GetRequiredService<StoreFactory>().Create(tenant);

    public async Task InitializeAsync()
    {
        foreach (var tenant in new[] { ShellSettings.DefaultName, "vaxjo", "kronoberg" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, "Sites", tenant));
            await using var db = Open(tenant);
            await db.Database.EnsureCreatedAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static Actor Person(string tenant, string name, string organisation, byte number) => new()
    {
        Tenant = tenant, UserId = new Guid(number, 0, 0, new byte[8]), Name = name, Organisation = organisation,
    };

    private sealed class Silence : IStoreSignal
    {
        public void Changed(string tenant)
        {
        }
    }
}
