using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Mono.Cecil;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>
/// Rule 6: a store belongs to one tenant, so the model knows none: no default schema, no tenant column that rows are filtered
/// by, no schema-qualified SQL.
/// </summary>
internal static partial class TenantFreeModel
{
    private static readonly string[] TenantColumns = ["TenantId", "ShellName", "ShellId"];
    private static readonly string[] Forbidden = ["HasDefaultSchema", "HasQueryFilter", "ToSchema"];

    public static IEnumerable<string> Check(IModel model) =>
        model.GetEntityTypes()
            .Where(entity => !entity.IsOwned())
            .SelectMany(entity => entity.GetProperties())
            .Where(property => TenantColumns.Contains(property.Name, StringComparer.OrdinalIgnoreCase) || IsPartition(property))
            .Select(property => $"{property.DeclaringType.DisplayName()}.{property.Name} is a tenant column; a store belongs to one tenant.")
            .Concat(model.GetEntityTypes()
                .Where(entity => entity.FindAnnotation("Relational:Schema")?.Value is not null || model.FindAnnotation("Relational:DefaultSchema")?.Value is not null)
                .Select(entity => $"{entity.DisplayName()} names a schema."));

    /// <summary>A key that begins with whose row it is. A person's key (home tenant and user id) is none.</summary>
    private static bool IsPartition(IProperty property) =>
        property.Name == "Tenant" && property.IsKey() && property.DeclaringType.FindProperty("UserId") is null;

    public static IEnumerable<string> Check(AssemblyDefinition assembly)
    {
        foreach (var (by, called) in Code.Calls(assembly).Where(c => Forbidden.Contains(c.Called.Name)))
        {
            yield return $"{by.FullName} calls {called.Name}.";
        }

        foreach (var (by, text) in Code.Texts(assembly).Where(t => QualifiedSql().IsMatch(t.Text)))
        {
            yield return $"{by.FullName} names a schema in SQL: {text.ReplaceLineEndings(" ")}";
        }
    }

    [GeneratedRegex("""\b(FROM|JOIN|INTO|UPDATE|TABLE|INDEX)\s+"?[A-Za-z_]\w*"?\."?[A-Za-z_]\w*""")]
    private static partial Regex QualifiedSql();
}
