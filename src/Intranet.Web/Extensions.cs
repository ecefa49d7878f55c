using System.Reflection;

namespace Intranet.Web;

/// <summary>The modules and themes that this host is made of: every assembly it was built with whose manifest says so.</summary>
internal static class Extensions
{
    public static IReadOnlyList<Assembly> Load() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => name!.StartsWith("Intranet.", StringComparison.Ordinal))
            .Select(name => Assembly.Load(new AssemblyName(name!)))
            .Where(assembly => assembly.IsDefined(typeof(Abstractions.ModuleAttribute)))
            .OrderBy(assembly => assembly.FullName, StringComparer.Ordinal),
    ];
}
