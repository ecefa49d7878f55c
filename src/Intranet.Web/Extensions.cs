using System.Reflection;

namespace Intranet.Web;

/// <summary>The modules and themes that this host is made of: every assembly beside it that the project references as such.</summary>
internal static class Extensions
{
    public static IReadOnlyList<Assembly> Load() =>
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Intranet.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Select(name => Assembly.Load(new AssemblyName(name!)))
            .Where(assembly => assembly.IsDefined(typeof(Abstractions.ModuleAttribute)))
            .OrderBy(assembly => assembly.FullName, StringComparer.Ordinal),
    ];
}
