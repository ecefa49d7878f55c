using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Intranet.Data;

/// <summary>
/// Makes each SQLite connection durable and Swedish. <c>synchronous=FULL</c> because with NORMAL a power cut loses
/// acknowledged rows; WAL so that readers never wait for the writer.
/// </summary>
internal sealed class SqliteOpening : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public static void Prepare(SqliteConnection connection)
    {
        SwedishCollation.Register(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;";
        command.ExecuteNonQuery();
    }

    /// <summary>Proves that what <see cref="Prepare"/> asked for is in force.</summary>
    /// <exception cref="InvalidOperationException">The build of SQLite did not obey.</exception>
    public static void AssertDurable(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        var synchronous = Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        command.CommandText = "PRAGMA journal_mode";
        var journal = (string?)command.ExecuteScalar();
        if (synchronous != 2 || journal != "wal")
        {
            throw new InvalidOperationException($"SQLite must run with synchronous=FULL and WAL, but runs with {synchronous} and {journal}.");
        }
    }
}
