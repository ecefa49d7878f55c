using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Intranet.Data;

/// <summary>A store as it was at one moment, however long the reading takes. Nobody who writes waits for it.</summary>
public sealed class StoreSnapshot : IAsyncDisposable
{
    private readonly DbTransaction _transaction;

    private StoreSnapshot(IntranetDbContext db, DbTransaction transaction) => (Db, _transaction) = (db, transaction);

    /// <summary>A context inside the snapshot; for reading only.</summary>
    public IntranetDbContext Db { get; }

    /// <summary>Opens a snapshot; it disposes the context with itself.</summary>
    public static async Task<StoreSnapshot> OpenAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await db.Database.UseTransactionAsync(transaction, cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = connection is SqliteConnection ? "SELECT count(*) FROM sqlite_master" : "SET TRANSACTION READ ONLY";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new StoreSnapshot(db, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
