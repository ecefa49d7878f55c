using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;

namespace Intranet.Architecture.Tests;

/// <summary>Small wrong programs, compiled in memory, that rules must object to.</summary>
internal static class Compiled
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    /// <summary>Compiles a source with the usual imports into an assembly of the given name.</summary>
    /// <exception cref="InvalidOperationException">The source does not compile.</exception>
    public static AssemblyDefinition From(string source, string name = "Intranet.Wrong")
    {
        const string Imports = "using System; using System.Linq; using System.Threading.Tasks; using Intranet.Abstractions; using Intranet.Data;\n";
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(Imports + source)], References.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        }

        stream.Position = 0;
        return AssemblyDefinition.ReadAssembly(stream);
    }
}
