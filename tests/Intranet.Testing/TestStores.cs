using Intranet.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Intranet.Testing;

/// <summary>Stores of tests that have a model of their own, or a part of the product's, and no migrations.</summary>
public static class TestStores
{
    /// <summary>Makes the tables of a tenant's store on either database.</summary>
    public static async Task MakeTablesAsync(IntranetDbContext db)
    {
        if (db.Store.Provider == StoreProvider.PostgreSql)
        {
            await StoreMigrator.CreateSchemaAsync(db);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Store.ConnectionString).DataSource)!);
        }

        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
    }
}
