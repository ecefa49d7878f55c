using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Intranet.Data;

/// <summary>What a table holds, in a form in which stores on different databases compare.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Sha256">SHA-256 of the rows as JSON Lines, hexadecimal.</param>
public sealed record TableDigest(string Table, long Rows, string Sha256);

/// <summary>Reads and writes the rows of a table as JSON Lines: an object per line, names and rows in order.</summary>
public static class TableContent
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    /// <summary>Reads the rows by their keys: a value for each column, of the model's type. Inside a <see cref="StoreSnapshot"/> all tables are from the same moment.</summary>
    /// <param name="db">Open on the store.</param>
    /// <param name="table">Which table.</param>
    /// <param name="owner">Only rows that this tenant's people wrote; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<object?[]> ReadAsync(
        IntranetDbContext db, PortableTable table, string? owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(db, cancellationToken);
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => c.Quoted))} FROM {table.Quoted}{Owned(command, table, owner)} ORDER BY {Order(db, table)}";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = table.Columns[i].Read(reader, i);
            }

            yield return row;
        }
    }

    /// <summary>Writes the rows as JSON Lines and answers how many.</summary>
    /// <param name="db">Open on the store.</param>
    /// <param name="table">Which table.</param>
    /// <param name="to">Where to; stays open.</param>
    /// <param name="owner">Only rows that this tenant's people wrote; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<long> WriteLinesAsync(IntranetDbContext db, PortableTable table, Stream to, string? owner, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(to, PortableJson.Lines);
        var rows = 0L;
        await foreach (var row in ReadAsync(db, table, owner, cancellationToken))
        {
            writer.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                table.Columns[i].WriteJson(writer, row[i]);
            }

            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken);
            await to.WriteAsync(NewLine, cancellationToken);
            writer.Reset();
            rows++;
        }

        return rows;
    }

    /// <summary>Counts the rows that a tenant's people wrote.</summary>
    public static async Task<long> CountAsync(IntranetDbContext db, PortableTable table, string owner, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(db, cancellationToken);
        command.CommandText = $"SELECT COUNT(*) FROM {table.Quoted}{Owned(command, table, owner)}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sums up what the tables hold.</summary>
    public static async Task<IReadOnlyList<TableDigest>> DigestAsync(IntranetDbContext db, IEnumerable<PortableTable> tables, CancellationToken cancellationToken)
    {
        var digests = new List<TableDigest>();
        foreach (var table in tables)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var sink = new BufferedStream(new HashStream(hash), 1 << 16);
            var rows = await WriteLinesAsync(db, table, sink, owner: null, cancellationToken);
            await sink.FlushAsync(cancellationToken);
            digests.Add(new TableDigest(table.Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }

        return digests;
    }

    /// <summary>A command on the store's connection and in its transaction.</summary>
    internal static async Task<DbCommand> CommandAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection().State != System.Data.ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
        }

        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static string Owned(DbCommand command, PortableTable table, string? owner)
    {
        if (owner is null)
        {
            return "";
        }

        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("owner", owner);
        command.Parameters.Add(parameter);
        return $" WHERE \"{table.Owner ?? throw new InvalidOperationException($"Rows of {table.Name} belong to nobody.")}\" = @owner";
    }

    /// <summary>By the key, text by its bytes: the databases' own orders of text differ.</summary>
    private static string Order(IntranetDbContext db, PortableTable table)
    {
        var byBytes = db.Store.Provider == StoreProvider.Sqlite ? " COLLATE BINARY" : " COLLATE \"C\"";
        return string.Join(", ", table.Key.Select(k => k.Type == typeof(string) || k.Type.IsEnum ? k.Quoted + byBytes : k.Quoted));
    }

    private sealed class HashStream(IncrementalHash hash) : WriteOnlyStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => hash.AppendData(buffer);
    }
}
