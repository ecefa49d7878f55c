namespace Intranet.Guards;

/// <summary>Assemblies of the product in which guards are looked for: all but the engine, which knows no tenants, and what holds no rules.</summary>
internal static class GuardedAssemblies
{
    private static readonly string[] Others = ["Intranet.Abstractions", "Intranet.Guards", "Intranet.Testing", "Intranet.Web", "Intranet.Search.Engine"];

    public static bool Has(string name) =>
        !Others.Contains(name) && !name.EndsWith(".Tests", StringComparison.Ordinal)
        && !name.StartsWith("Intranet.Migrations", StringComparison.Ordinal) && !name.StartsWith("Intranet.Theme", StringComparison.Ordinal);
}
