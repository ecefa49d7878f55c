using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NpgsqlTypes;

namespace Intranet.Data;

/// <summary>A column of the model, whose values are read from either database, written as JSON, and back.</summary>
public sealed class PortableColumn
{
    private static readonly MethodInfo Reading = typeof(PortableColumn).GetMethod(nameof(ReadingOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly IProperty? _property;
    private readonly RelationalTypeMapping? _mapping;
    private readonly Func<DbDataReader, int, object> _read;

    internal PortableColumn(IColumn column)
    {
        Name = column.Name;
        IsNullable = column.IsNullable;
        _property = column.PropertyMappings.FirstOrDefault()?.Property;
        _mapping = _property?.GetRelationalTypeMapping();
        IsGenerated = _property is { ValueGenerated: ValueGenerated.OnAdd } && Type == typeof(long) | Type == typeof(int);
        var stored = _mapping is null ? typeof(string) : _mapping.Converter?.ProviderClrType ?? _mapping.ClrType;
        _read = (Func<DbDataReader, int, object>)Reading.MakeGenericMethod(stored).Invoke(null, null)!;
    }

    public string Name { get; }

    public bool IsNullable { get; }

    /// <summary>True for a number that the database itself gives.</summary>
    public bool IsGenerated { get; }

    /// <summary>Type of the values; <see cref="string"/> for a whole JSON document.</summary>
    internal Type Type => _property is null ? typeof(string) : Nullable.GetUnderlyingType(_property.ClrType) ?? _property.ClrType;

    internal string Quoted => $"\"{Name}\"";

    internal object? Read(DbDataReader reader, int ordinal)
    {
        if (reader.IsDBNull(ordinal))
        {
            return null;
        }

        var stored = _read(reader, ordinal);
        return _mapping?.Converter is { } converter ? converter.ConvertFromProvider(stored) : stored;
    }

    internal void WriteJson(Utf8JsonWriter writer, object? value)
    {
        writer.WritePropertyName(Name);
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else if (_property is null)
        {
            using var document = JsonDocument.Parse((string)value);
            PortableJson.WriteSorted(writer, document.RootElement);
        }
        else
        {
            JsonSerializer.Serialize(writer, value, Type, PortableJson.Values);
        }
    }

    /// <summary>Reads a value of a line.</summary>
    /// <exception cref="PortableException">The value does not fit the column.</exception>
    internal object? ReadJson(JsonElement line)
    {
        if (!line.TryGetProperty(Name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return IsNullable ? null : Empty();
        }

        try
        {
            return _property is null ? value.GetRawText() : value.Deserialize(Type, PortableJson.Values);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new PortableException($"the column {Name} cannot hold {Shortened(value.GetRawText())}");
        }
    }

    internal DbParameter CreateParameter(DbCommand command, string name)
    {
        if (_mapping is not null)
        {
            return _mapping.CreateParameter(command, name, null, nullable: true);
        }

        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        if (parameter is Npgsql.NpgsqlParameter json)
        {
            json.NpgsqlDbType = NpgsqlDbType.Jsonb;
        }

        return parameter;
    }

    internal object ToStored(object? value) => (value is not null && _mapping?.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;

    private static Func<DbDataReader, int, object> ReadingOf<T>()
        where T : notnull => static (reader, ordinal) => reader.GetFieldValue<T>(ordinal);

    private static string Shortened(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private object Empty() =>
        Type == typeof(string) ? _property is null ? "{}" : ""
        : Type == typeof(byte[]) ? Array.Empty<byte>()
        : Activator.CreateInstance(Type)!;
}
