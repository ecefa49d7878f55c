using Microsoft.Data.Sqlite;

namespace Intranet.Bench.Web;

/// <summary>Accounts by the thousand, copied row by row from one that the product made: signing 62 000 people up would take a day.</summary>
internal static class ManyAccounts
{
    private static readonly string[] Own = ["Id", "UserName", "NormalizedUserName", "MustChangePassword"];

    /// <summary>Puts as many accounts into each store as asked for. They are called <c>person1</c>, <c>person2</c>, … and have the password of the account that they are copied from.</summary>
    public static void Copy(string appData, string fromTenant, string userName, IEnumerable<string> tenants, int count)
    {
        var row = Read(appData, fromTenant, userName);
        foreach (var tenant in tenants)
        {
            using var connection = Open(appData, tenant);
            using var transaction = connection.BeginTransaction();
            var role = RoleIn(connection);
            for (var i = 1; i <= count; i++)
            {
                Insert(connection, row, $"person{i}", role);
            }

            transaction.Commit();
        }

        SqliteConnection.ClearAllPools();
    }

    /// <summary>A tenant gets its roles at its first use, and takes one that is there already.</summary>
    private static string RoleIn(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """INSERT OR IGNORE INTO "Roles" ("Id", "Name", "Permissions", "Revision") VALUES ($id, 'Employee', '[]', 1)""";
        command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString().ToUpperInvariant());
        command.ExecuteNonQuery();
        return (string)Ask(connection, """SELECT "Id" FROM "Roles" WHERE "Name" = 'Employee'""")!;
    }

    private static Dictionary<string, object?> Read(string appData, string tenant, string userName)
    {
        using var connection = Open(appData, tenant);
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT * FROM "Users" WHERE "UserName" = $name""";
        command.Parameters.AddWithValue("$name", userName);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i))
            : throw new InvalidOperationException($"{tenant} has no {userName}.");
    }

    private static void Insert(SqliteConnection connection, Dictionary<string, object?> row, string name, string role)
    {
        using var command = connection.CreateCommand();
        var columns = row.Keys.ToList();
        command.CommandText = $"""
            INSERT INTO "Users" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))});
            INSERT INTO "UserRoles" ("UserId", "RoleId") VALUES ($id, $role);
            """;
        var id = Guid.NewGuid().ToString().ToUpperInvariant();
        for (var i = 0; i < columns.Count; i++)
        {
            var value = Own.Contains(columns[i]) ? OwnValue(columns[i], id, name) : row[columns[i]];
            command.Parameters.AddWithValue($"$p{i}", value ?? DBNull.Value);
        }

        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$role", role);
        command.ExecuteNonQuery();
    }

    private static object OwnValue(string column, string id, string name) => column switch
    {
        "Id" => id,
        "UserName" => name,
        "NormalizedUserName" => name.ToUpperInvariant(),
        _ => 0,
    };

    private static SqliteConnection Open(string appData, string tenant)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(appData, "Sites", tenant, "intranet.db") }.ToString());
        connection.Open();
        connection.CreateCollation("sv", (a, b) => string.CompareOrdinal(a, b));
        return connection;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
