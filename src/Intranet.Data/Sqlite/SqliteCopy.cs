using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>Copies of SQLite stores, taken while people write. A copied file would miss the write-ahead log.</summary>
public static class SqliteCopy
{
    /// <summary>Writes the store as it is at one moment to a file that must not exist.</summary>
    public static async Task MakeAsync(IntranetDbContext db, string file, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "VACUUM INTO @file";
        command.CommandTimeout = 0;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@file", file);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Opens a copy and reads all of it.</summary>
    /// <exception cref="PortableException">It is not whole.</exception>
    public static async Task VerifyAsync(string file, CancellationToken cancellationToken)
    {
        var options = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(options.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            SwedishCollation.Register(connection);
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "PRAGMA integrity_check";
            var answer = (string?)await command.ExecuteScalarAsync(cancellationToken);
            command.CommandText = "PRAGMA foreign_key_check";
            await using var orphans = await command.ExecuteReaderAsync(cancellationToken);
            if (answer != "ok" || await orphans.ReadAsync(cancellationToken))
            {
                throw new PortableException($"The copy {Path.GetFileName(file)} is not whole: {(answer == "ok" ? "rows refer to rows that are not there" : answer)}.");
            }
        }
        catch (SqliteException exception)
        {
            throw new PortableException($"The copy {Path.GetFileName(file)} cannot be opened: {exception.Message}", exception);
        }
    }
}
