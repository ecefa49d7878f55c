using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Intranet.Data;

/// <summary>A table of the model, the same in both databases.</summary>
public sealed class PortableTable
{
    private readonly ITable _table;

    internal PortableTable(ITable table)
    {
        _table = table;
        Name = table.Name;
        Columns = [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new PortableColumn(c))];
        Key = [.. table.PrimaryKey!.Columns.Select(c => Columns.Single(own => own.Name == c.Name))];
        References = [.. table.ForeignKeyConstraints.Select(f => new PortableReference(
            f.PrincipalTable.Name, [.. f.Columns.Select(c => c.Name)], [.. f.PrincipalColumns.Select(c => c.Name)]))];
        Owner = FindOwner(table);
        StaysInInstallation = table.EntityTypeMappings.Any(m => m.TypeBase.FindAnnotation(ModelExtensions.InstallationAnnotation) is not null);
    }

    public string Name { get; }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<PortableColumn> Columns { get; }

    public IReadOnlyList<PortableColumn> Key { get; }

    /// <summary>Rows that a row depends on.</summary>
    public IReadOnlyList<PortableReference> References { get; }

    /// <summary>Column with the name of the tenant whose person wrote the row; null where rows belong to nobody in particular.</summary>
    public string? Owner { get; }

    /// <summary>True for what means nothing elsewhere: work to be done, sessions, keys. Not part of a tenant's export.</summary>
    public bool StaysInInstallation { get; }

    /// <summary>True when the database numbers the rows itself.</summary>
    public bool IsNumbered => Key is [{ IsGenerated: true }];

    internal string Quoted => $"\"{Name}\"";

    internal PortableReference? SelfReference => References.FirstOrDefault(r => r.Table == Name);

    internal bool RefersTo(string table) => _table.ForeignKeyConstraints.Any(f => f.PrincipalTable.Name == table && f.PrincipalTable != _table);

    /// <summary>The person that a row cannot be without, else the only one that it has, else a tenant by itself.</summary>
    private static string? FindOwner(ITable table)
    {
        var people = table.EntityTypeMappings
            .Select(m => m.TypeBase).OfType<IEntityType>()
            .Where(e => e.ClrType == typeof(Actor) && e.FindOwnership() is not null)
            .ToList();
        var required = people.Where(p => p.FindOwnership()!.IsRequiredDependent).ToList();
        var owner = required.Count == 1 ? required[0] : people.Count == 1 ? people[0] : null;
        return (owner?.FindProperty(nameof(Actor.Tenant)) ?? table.EntityTypeMappings.Select(m => m.TypeBase.FindProperty("Tenant")).FirstOrDefault(p => p is not null && p.DeclaringType.ClrType != typeof(Actor))) is { } tenant
            ? table.Columns.Single(c => c.PropertyMappings.Any(m => m.Property == tenant)).Name
            : null;
    }
}

/// <summary>A foreign key: these columns hold the key of a row in that table.</summary>
public sealed record PortableReference(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> PrincipalColumns);
