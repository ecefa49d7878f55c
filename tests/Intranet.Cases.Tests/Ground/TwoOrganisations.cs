using Intranet.Abstractions;
using Intranet.Core;
using Intranet.Data;
using Intranet.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases.Tests;

/// <summary>The module on real stores for Växjö, Kronoberg, Umeå and the network, thrown away afterwards.</summary>
public sealed class TwoOrganisations : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cases-").FullName;
    private PostgreSqlDatabase? _database;
    private ServiceProvider? _services;

    public static Actor Anna { get; } = Person("vaxjo", "Anna Lindqvist", "Växjö kommun", 1);

    public static Actor Karin { get; } = Person("vaxjo", "Karin Holm", "Växjö kommun", 2);

    public static Actor Selam { get; } = Person("kronoberg", "Selam Tesfaye", "Region Kronoberg", 3);

    public static Actor Jorge { get; } = Person("umea", "Jorge Salazar", "Umeå kommun", 4);

    internal static Permission[] Employee { get; } = [CasePermissions.Write, CasePermissions.Adopt];

    internal static Permission[] Editor { get; } = [CasePermissions.Write, CasePermissions.Adopt, CasePermissions.Share, CasePermissions.Edit];

    private static FixedShells Shells { get; } = new(
        new ShellSettings { Name = ShellSettings.DefaultName, Title = "Delad kunskap", Kind = TenantKind.Network, State = TenantState.Running },
        new ShellSettings { Name = "vaxjo", Title = "Växjö kommun", Kind = TenantKind.Municipality, State = TenantState.Running },
        new ShellSettings { Name = "kronoberg", Title = "Region Kronoberg", Kind = TenantKind.Region, State = TenantState.Running },
        new ShellSettings { Name = "umea", Title = "Umeå kommun", Kind = TenantKind.Municipality, State = TenantState.Running });

    public IServiceProvider Services => _services!;

    public IntranetDbContext Open(string tenant) => _services!.GetRequiredService<StoreFactory>().Create(tenant);

    /// <summary>A piece of work of a signed-in person on their own site.</summary>
    public AsyncServiceScope As(Actor person, params Permission[] permissions)
    {
        var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().Set(Shells.Find(person.Tenant)!);
        scope.ServiceProvider.GetRequiredService<SignedIn>().Is(person, permissions);
        return scope;
    }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddIntranet(new StoreOptions { AppData = _folder, PostgreSql = _database?.ConnectionString }, _folder, []);
        services.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        new Startup().ConfigureServices(services);
        services.AddSingleton<IShellHost>(Shells);
        services.AddScoped<SignedIn>().AddScoped<ICurrentUser>(p => p.GetRequiredService<SignedIn>());
        services.AddScoped<IStores, ReadyStores>();
        services.AddSingleton<IPeople>(new KnownPeople());
        _services = services.BuildServiceProvider();
        foreach (var shell in Shells.All)
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

    private static Actor Person(string tenant, string name, string organisation, byte number) => new()
    {
        Tenant = tenant, UserId = new Guid(number, 0, 0, new byte[8]), Name = name, Organisation = organisation,
    };
}
