using System.Reflection;
using Intranet.Abstractions;
using Intranet.Core;
using Intranet.Data;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.EfDesign;

/// <summary>
/// Makes the context for <c>dotnet ef</c>: <c>dotnet ef migrations add NAME --project src/Intranet.Migrations.Sqlite
/// --startup-project tools/Intranet.EfDesign -- sqlite</c>, and the same with <c>PostgreSql</c> and <c>postgresql</c>.
/// </summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<IntranetDbContext>
{
    public IntranetDbContext CreateDbContext(string[] args)
    {
        var isPostgreSql = args.Contains("postgresql");
        var options = new StoreOptions { AppData = Path.GetTempPath(), PostgreSql = isPostgreSql ? "Host=design-time" : null };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddIntranet(options, Path.GetTempPath(), LoadModules());
        return services.BuildServiceProvider().GetRequiredService<StoreFactory>().Create("design");
    }

    private static IEnumerable<Assembly> LoadModules() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "Intranet.*.dll")
            .Select(f => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(f))))
            .Where(a => a.IsDefined(typeof(ModuleAttribute)));
}
