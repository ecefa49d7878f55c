using Microsoft.Data.Sqlite;
using Npgsql;

namespace Intranet.Data;

/// <summary>Tells a store that cannot be reached or written now from a fault of the program.</summary>
public static class StoreFailure
{
    // https://www.sqlite.org/rescode.html
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    /// <summary>True when the same request may succeed later: the server is down, hangs or shuts down, the disk is full or fails.</summary>
    public static bool IsUnavailable(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            switch (exception)
            {
                case PostgresException server:
                    return IsUnavailable(server.SqlState);
                case NpgsqlException:
                    // Not an answer of the server: it was not reached, went away or took too long.
                    return true;
                case SqliteException file:
                    return file.SqliteErrorCode is SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteIoError or SqliteFull or SqliteCannotOpen;
            }
        }

        return false;
    }

    /// <summary>Classes of SQLSTATE (PostgreSQL, appendix A): connection, resources, operator intervention, system error.</summary>
    private static bool IsUnavailable(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57", StringComparison.Ordinal)
        || state.StartsWith("58", StringComparison.Ordinal)
        || state == PostgresErrorCodes.ReadOnlySqlTransaction;
}
