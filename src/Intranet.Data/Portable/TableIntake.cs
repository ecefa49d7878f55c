using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>Puts rows from elsewhere into a store. The caller has begun a transaction and commits it.</summary>
public static class TableIntake
{
    /// <summary>Reads a line of JSON Lines as a row. What an older version did not know is empty, as a migration would have made it.</summary>
    /// <exception cref="PortableException">The line does not fit the table; the message says why.</exception>
    public static object?[] Parse(PortableTable table, JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new PortableException("it is not an object");
        }

        var known = 0;
        var row = new object?[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            known += line.TryGetProperty(table.Columns[i].Name, out _) ? 1 : 0;
            row[i] = table.Columns[i].ReadJson(line);
        }

        return known == line.EnumerateObject().Count()
            ? row
            : throw new PortableException($"the column {line.EnumerateObject().Select(p => p.Name).First(n => !table.Columns.Any(c => c.Name == n))} is not known here; a newer version of the product made it");
    }

    /// <summary>Lets rows refer to rows that come later in the transaction, where the database can.</summary>
    public static async Task PrepareAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        if (db.Store.Provider == StoreProvider.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON", cancellationToken);
        }
    }

    /// <summary>Inserts every row, parents first, and lets the database number on after the greatest. Answers how many.</summary>
    public static async Task<long> InsertAsync(IntranetDbContext db, PortableTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var ordered = table.SelfReference is { } parent ? ParentsFirstAsync(table, parent, rows, cancellationToken) : rows;
        var count = await InsertAsync(db, table, ordered, $"INSERT INTO {table.Quoted} ({Names(table)}) VALUES ({Places(table)})", cancellationToken);
        await NumberOnAsync(db, table, cancellationToken);
        return count;
    }

    /// <summary>Inserts the rows that are not there yet and whose parents are. Answers how many.</summary>
    public static Task<long> InsertMissingAsync(IntranetDbContext db, PortableTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var conditions = table.References.Select(reference =>
        {
            var isNothing = string.Join(" OR ", reference.Columns.Select(c => $"{Place(table, c)} IS NULL"));
            var isThere = string.Join(" AND ", reference.PrincipalColumns.Zip(reference.Columns, (principal, own) => $"parent.\"{principal}\" = {Place(table, own)}"));
            return $" AND ({isNothing} OR EXISTS (SELECT 1 FROM \"{reference.Table}\" parent WHERE {isThere}))";
        });
        var sql = $"INSERT INTO {table.Quoted} ({Names(table)}) SELECT {Places(table)} WHERE 1 = 1{string.Concat(conditions)} ON CONFLICT DO NOTHING";
        return InsertAsync(db, table, rows, sql, cancellationToken);
    }

    private static async Task<long> InsertAsync(IntranetDbContext db, PortableTable table, IAsyncEnumerable<object?[]> rows, string sql, CancellationToken cancellationToken)
    {
        await using var command = await TableContent.CommandAsync(db, cancellationToken);
        command.CommandText = sql;
        var parameters = table.Columns.Select((c, i) => c.CreateParameter(command, $"@p{i}")).ToArray();
        command.Parameters.AddRange(parameters);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = table.Columns[i].ToStored(row[i]);
            }

            count += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return count;
    }

    /// <summary>PostgreSQL checks a row's parent at once. Such tables are trees typed by people, so they fit into memory.</summary>
    private static async IAsyncEnumerable<object?[]> ParentsFirstAsync(
        PortableTable table, PortableReference parent, IAsyncEnumerable<object?[]> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new List<object?[]>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            waiting.Add(row);
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(r => KeyOf(table, r, parent.Columns) is not { } key || present.Contains(key) || key == KeyOf(table, r, parent.PrincipalColumns)).ToList();
            if (ready.Count == 0)
            {
                throw new PortableException($"rows of {table.Name} refer to rows that are not there");
            }

            foreach (var row in ready)
            {
                yield return row;
                present.Add(KeyOf(table, row, parent.PrincipalColumns)!);
            }

            waiting = [.. waiting.Except(ready)];
        }
    }

    private static string? KeyOf(PortableTable table, object?[] row, IReadOnlyList<string> columns)
    {
        var values = columns.Select(c => row[IndexOf(table, c)]).ToList();
        return values.Contains(null) ? null : JsonSerializer.Serialize(values, PortableJson.Values);
    }

    private static async Task NumberOnAsync(IntranetDbContext db, PortableTable table, CancellationToken cancellationToken)
    {
        if (!table.IsNumbered || db.Store.Provider == StoreProvider.Sqlite)
        {
            return;
        }

        var key = table.Key[0];
        await using var command = await TableContent.CommandAsync(db, cancellationToken);
        command.CommandText =
            $"SELECT setval(pg_get_serial_sequence('{table.Quoted}', '{key.Name}'), COALESCE(max({key.Quoted}), 1), max({key.Quoted}) IS NOT NULL) FROM {table.Quoted}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Names(PortableTable table) => string.Join(", ", table.Columns.Select(c => c.Quoted));

    private static string Places(PortableTable table) => string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"));

    private static string Place(PortableTable table, string column) => $"@p{IndexOf(table, column)}";

    private static int IndexOf(PortableTable table, string column) => table.Columns.Select(c => c.Name).ToList().IndexOf(column);
}
