using System.Collections.Concurrent;
using Npgsql;

namespace Intranet.Data;

/// <summary>
/// Work that only one at a time may do, in all processes that share the database: a lock in memory and, on PostgreSQL, one
/// in the database, which is let go of when the process dies.
/// </summary>
public sealed class StoreTurns(StoreOptions options)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _here = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn; dispose it when the work is done.</summary>
    public async Task<IAsyncDisposable> TakeAsync(string name, CancellationToken cancellationToken = default)
    {
        var here = _here.GetOrAdd(name, static _ => new SemaphoreSlim(1, 1));
        await here.WaitAsync(cancellationToken);
        try
        {
            return new Turn(here, await LockAsync(name, cancellationToken));
        }
        catch
        {
            here.Release();
            throw;
        }
    }

    private async Task<NpgsqlTransaction?> LockAsync(string name, CancellationToken cancellationToken)
    {
        if (options.Server is not { } server)
        {
            return null;
        }

        var connection = new NpgsqlConnection(server);
        try
        {
            await connection.OpenAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended(@name, 0))", connection, transaction);
            command.Parameters.AddWithValue("name", "intranet/" + name);
            // Whoever holds it may be migrating; the caller says how long to wait.
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return transaction;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Turn(SemaphoreSlim here, NpgsqlTransaction? transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                if (transaction?.Connection is { } connection)
                {
                    await transaction.DisposeAsync();
                    await connection.DisposeAsync();
                }
            }
            finally
            {
                here.Release();
            }
        }
    }
}
