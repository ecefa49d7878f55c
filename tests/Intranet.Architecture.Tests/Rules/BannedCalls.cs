using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Intranet.Architecture.Tests.Rules;

/// <summary>
/// Rule 7, second half: what nobody may call. The analyzer bans most of it at build time; this holds where the analyzer is off,
/// in generated views too.
/// </summary>
internal static class BannedCalls
{
    private const string HtmlString = "Microsoft.AspNetCore.Html.HtmlString::.ctor";

    private static readonly Dictionary<string, string> Everywhere = new(StringComparer.Ordinal)
    {
        ["System.DateTime::get_Now"] = "use TimeProvider",
        ["System.DateTime::get_UtcNow"] = "use TimeProvider",
        ["System.DateTime::get_Today"] = "use TimeProvider",
        ["System.DateTimeOffset::get_Now"] = "use TimeProvider",
        ["System.DateTimeOffset::get_UtcNow"] = "use TimeProvider",
        ["System.Threading.Tasks.Task`1::get_Result"] = "await instead",
        ["System.Threading.Tasks.ValueTask`1::get_Result"] = "await instead",
        ["System.Threading.Tasks.Task::Wait"] = "await instead",
        ["System.Threading.Tasks.Task::WaitAll"] = "await instead",
    };

    private static readonly Dictionary<string, string> OutsideTheEdge = new(StringComparer.Ordinal)
    {
        ["Microsoft.AspNetCore.Mvc.Rendering.IHtmlHelper::Raw"] = "Markdown goes through MarkdownRenderer",
        [HtmlString] = "Markdown goes through MarkdownRenderer",
    };

    private static readonly string[] BannedTypes = ["Microsoft.AspNetCore.Mvc.Localization.IViewLocalizer", "Microsoft.AspNetCore.Mvc.Localization.IHtmlLocalizer"];
    private static readonly string[] RequestTypes = ["Microsoft.AspNetCore.Http.HttpContext", "Microsoft.AspNetCore.Http.IHttpContextAccessor", "Microsoft.AspNetCore.Http.HttpRequest"];
    private static readonly string[] FrameworkHandlers = ["Microsoft.AspNetCore.Authentication.AuthenticationHandler`1", "Microsoft.AspNetCore.Authorization.AuthorizationHandler`1", "Microsoft.AspNetCore.Authorization.AuthorizationHandler`2"];

    public static IEnumerable<string> Check(AssemblyDefinition assembly)
    {
        var isEdge = assembly.Name.Name == "Intranet.Ui";
        foreach (var (type, _, instruction) in Code.Instructions(assembly).Where(i => i.Instruction.Operand is MethodReference))
        {
            var (by, called) = (Code.Outermost(type), (MethodReference)instruction.Operand);
            var name = $"{called.DeclaringType.GetElementType().FullName}::{called.Name}";
            if (name == HtmlString && instruction.Previous.OpCode == OpCodes.Ldstr)
            {
                // Razor wraps the fixed text of a tag helper's attribute so; nothing that somebody typed can be in it.
                continue;
            }

            if (Everywhere.TryGetValue(name, out var reason) || (!isEdge && OutsideTheEdge.TryGetValue(name, out reason)))
            {
                yield return $"{by.FullName} calls {name}: {reason}.";
            }
        }

        if (assembly.MainModule.GetTypeReferences().Any(t => BannedTypes.Contains(t.GetElementType().FullName)))
        {
            yield return $"{assembly.Name.Name} uses IViewLocalizer or IHtmlLocalizer, which find nothing in class libraries: use IStringLocalizer<Texts>.";
        }

        foreach (var handler in Code.Types(assembly).Where(IsHandler))
        {
            if (TypesUsedBy(handler).Any(type => RequestTypes.Contains(type.FullName)))
            {
                yield return $"{handler.FullName} knows the request; a handler is told what it needs.";
            }
        }
    }

    private static bool IsHandler(TypeDefinition type) =>
        type.Name.EndsWith("Handler", StringComparison.Ordinal) && !Code.IsCompilerMade(type) && !Code.BaseTypes(type).Any(FrameworkHandlers.Contains);

    private static IEnumerable<TypeReference> TypesUsedBy(TypeDefinition type) =>
        type.Fields.Select(f => f.FieldType).Concat(type.Methods.SelectMany(m => m.Parameters).Select(p => p.ParameterType));
}
