using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Intranet.Data;

/// <summary>
/// Sends each opened PostgreSQL connection to its tenant's schema. The schema <c>public</c> is empty, so a context
/// without tenant fails closed.
/// </summary>
internal sealed class SchemaOpening : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, eventData);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, ConnectionEndEventData eventData)
    {
        var store = ((IntranetDbContext)eventData.Context!).Store;
        var command = connection.CreateCommand();
        command.CommandText = "SELECT set_config('search_path', @schema, false)";
        var schema = command.CreateParameter();
        schema.ParameterName = "schema";
        schema.Value = '"' + store.Schema! + '"';
        command.Parameters.Add(schema);
        return command;
    }
}
