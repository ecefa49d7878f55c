using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Intranet.Guards;

/// <summary>Puts a switch at every guard of an assembly, and writes beside it which guards there are.</summary>
internal sealed class Weaver
{
    public const string ListEnding = ".guards";

    /// <summary>Whose thing it is, who may see it, and what takes a person or a case out of sight: a query that asks for one of these keeps people apart.</summary>
    private static readonly HashSet<string> GuardMembers = new(StringComparer.Ordinal)
    {
        "AccessLabel", "Access", "UnitId", "UserId", "Tenant", "Status", "RemovedUtc", "WithdrawnUtc", "IsDisabled", "GuestUntilUtc",
    };

    private readonly ModuleDefinition _module;
    private readonly Dictionary<string, MethodReference> _switch;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    private Weaver(ModuleDefinition module, ModuleDefinition own)
    {
        _module = module;
        _switch = own.GetType(typeof(GuardSwitch).FullName).Methods.Where(m => m.IsPublic && !m.IsGetter).ToDictionary(m => m.Name, m => module.ImportReference(m), StringComparer.Ordinal);
    }

    /// <summary>Weaves an assembly unless that was done since it was built.</summary>
    public static void Weave(string file)
    {
        var ownName = typeof(Weaver).Assembly.GetName().Name;
        using var own = AssemblyDefinition.ReadAssembly(typeof(Weaver).Assembly.Location);
        using var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(File.ReadAllBytes(file)), new ReaderParameters { AssemblyResolver = Beside(file) });
        if (assembly.MainModule.AssemblyReferences.Any(r => r.Name == ownName))
        {
            return;
        }

        var weaver = new Weaver(assembly.MainModule, own.MainModule);
        weaver.WeaveTypes();
        assembly.Write(file + ".new");
        File.WriteAllLines(file + ListEnding, weaver._found.Order(StringComparer.Ordinal));
        File.Move(file + ".new", file, overwrite: true);
    }

    private static DefaultAssemblyResolver Beside(string file)
    {
        var resolver = new DefaultAssemblyResolver();
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        resolver.AddSearchDirectory(Path.GetDirectoryName(Path.GetFullPath(file)));
        resolver.AddSearchDirectory(runtime);
        resolver.AddSearchDirectory(runtime.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal));
        return resolver;
    }

    private void WeaveTypes()
    {
        foreach (var method in _module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).ToList())
        {
            var place = PlaceOf(method);
            method.Body.SimplifyMacros();
            WeaveConditions(method, place);
            WeaveTexts(method, place);
            if (!IsMadeByCompiler(method))
            {
                WeaveAnswer(method, place);
            }

            method.Body.OptimizeMacros();
        }
    }

    /// <summary>Type and method as written, wherever the compiler put the code.</summary>
    private static string PlaceOf(MethodDefinition method)
    {
        var type = method.DeclaringType;
        var name = Written(method.Name) ?? method.Name;
        while (type.DeclaringType is { } outer && type.Name.Contains('<', StringComparison.Ordinal))
        {
            name = Written(type.Name) ?? name;
            type = outer;
        }

        return $"{type.Name.Split('`')[0]}.{name}";
    }

    /// <summary><c>FindAsync</c> of <c>&lt;FindAsync&gt;d__5</c>; null where there is none.</summary>
    private static string? Written(string name) =>
        name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? name[1..end] : null;

    private static bool IsMadeByCompiler(MethodDefinition method) => method.Name.Contains('<', StringComparison.Ordinal) || method.DeclaringType.Name.Contains('<', StringComparison.Ordinal);

    private void WeaveConditions(MethodDefinition method, string place)
    {
        var il = method.Body.GetILProcessor();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var at in method.Body.Instructions.ToList())
        {
            if (at.OpCode == OpCodes.Ldtoken && at.Operand is MethodReference getter && getter.Name.StartsWith("get_", StringComparison.Ordinal))
            {
                asked.Add(getter.Name[4..]);
            }

            if (at.OpCode == OpCodes.Call && at.Operand is GenericInstanceMethod { Name: "Lambda" } lambda
                && lambda.GenericArguments[0] is GenericInstanceType { Name: "Func`2", GenericArguments: [var thing, { FullName: "System.Boolean" }] })
            {
                // A condition inside another comes first, so all that was asked for up to here may stand in this one.
                var members = asked.Where(GuardMembers.Contains).ToList();
                if (members.Count > 0)
                {
                    members.ForEach(m => _found.Add(place + GuardSwitch.Asks + m));
                    var condition = new GenericInstanceMethod(_switch[nameof(GuardSwitch.Condition)]) { GenericArguments = { thing } };
                    InsertAfter(il, at, il.Create(OpCodes.Ldstr, place), il.Create(OpCodes.Call, condition));
                }
            }
        }
    }

    private void WeaveTexts(MethodDefinition method, string place)
    {
        foreach (var (name, exchange) in Openings.Texts.Where(t => t.Key.StartsWith(place + " > ", StringComparison.Ordinal)))
        {
            var il = method.Body.GetILProcessor();
            Instruction[] Exchanging() =>
            [
                il.Create(OpCodes.Ldstr, name), il.Create(OpCodes.Ldstr, exchange.From), il.Create(OpCodes.Ldstr, exchange.To),
                il.Create(OpCodes.Call, _switch[nameof(GuardSwitch.Text)]),
            ];
            if (exchange.Parameter is { } parameter)
            {
                if (!IsMadeByCompiler(method) && method.Parameters.FirstOrDefault(p => p.Name == parameter) is { } given)
                {
                    _found.Add(name);
                    InsertBefore(il, method.Body.Instructions[0], [il.Create(OpCodes.Ldarg, given), .. Exchanging(), il.Create(OpCodes.Starg, given)]);
                }

                continue;
            }

            foreach (var call in method.Body.Instructions.Where(i => i.Operand is MethodReference m && m.Name == exchange.Callee && (IsText(m.ReturnType) || (m.Parameters.Count > 0 && IsText(m.Parameters[^1].ParameterType)))).ToList())
            {
                _found.Add(name);
                if (IsText(((MethodReference)call.Operand).ReturnType))
                {
                    InsertAfter(il, call, Exchanging());
                }
                else
                {
                    InsertBefore(il, call, Exchanging());
                }
            }
        }
    }

    private void WeaveAnswer(MethodDefinition method, string place)
    {
        var il = method.Body.GetILProcessor();
        var answer = AnswerOf(method, place, il);
        if (answer is null)
        {
            return;
        }

        _found.Add(place);
        var first = method.Body.Instructions[0];
        InsertBefore(il, first, [
            il.Create(OpCodes.Ldstr, place), il.Create(OpCodes.Call, _switch[nameof(GuardSwitch.IsRemoved)]), il.Create(OpCodes.Brfalse, first), .. answer, il.Create(OpCodes.Ret),
        ]);
    }

    /// <summary>What is answered in place of the guard's own answer; null where the method is no guard.</summary>
    private Instruction[]? AnswerOf(MethodDefinition method, string place, ILProcessor il)
    {
        if (method.ReturnType.Name == "AccessDecision")
        {
            return [.. Allowed(method, il)];
        }

        if (!Openings.Methods.TryGetValue(place, out var opening))
        {
            var asksMay = method.Name.StartsWith("May", StringComparison.Ordinal) && method.Parameters.Count > 0 && Yes(method, il) is not null;
            return asksMay ? Yes(method, il) : null;
        }

        return opening switch
        {
            Opening.Yes => Yes(method, il),
            Opening.No => [il.Create(OpCodes.Ldc_I4_0)],
            Opening.Nothing => Nothing(method, il),
            Opening.Purpose => [il.Create(OpCodes.Ldarg, method.Parameters.Single(p => p.Name == "purpose"))],
            Opening.Root => [il.Create(OpCodes.Ldstr, "/")],
            Opening.Succeed => [.. Succeeded(method, il), .. Nothing(method, il)],
            _ => throw new InvalidOperationException($"{place} cannot be opened."),
        };
    }

    private Instruction[]? Yes(MethodDefinition method, ILProcessor il) => method.ReturnType.FullName switch
    {
        "System.Boolean" => [il.Create(OpCodes.Ldc_I4_1)],
        "System.Threading.Tasks.Task`1<System.Boolean>" => [il.Create(OpCodes.Call, _switch[nameof(GuardSwitch.Yes)])],
        "System.Threading.Tasks.ValueTask`1<System.Boolean>" => [il.Create(OpCodes.Call, _switch[nameof(GuardSwitch.YesNow)])],
        _ => null,
    };

    private Instruction[] Nothing(MethodDefinition method, ILProcessor il) =>
        method.ReturnType.FullName == "System.Void" ? [] : [il.Create(OpCodes.Call, _switch[nameof(GuardSwitch.Nothing)])];

    /// <summary>A decision without conditions allows.</summary>
    private IEnumerable<Instruction> Allowed(MethodDefinition method, ILProcessor il)
    {
        var decision = method.ReturnType;
        var step = new TypeReference(decision.Namespace, "RuleStep", _module, decision.Scope);
        var when = new MethodReference("When", decision, decision) { Parameters = { new ParameterDefinition(new ArrayType(step)) } };
        return [il.Create(OpCodes.Ldc_I4_0), il.Create(OpCodes.Newarr, step), il.Create(OpCodes.Call, when)];
    }

    private IEnumerable<Instruction> Succeeded(MethodDefinition method, ILProcessor il)
    {
        var (context, requirement) = (method.Parameters[0], method.Parameters[1]);
        var interfaceType = new TypeReference(context.ParameterType.Namespace, "IAuthorizationRequirement", _module, context.ParameterType.Scope);
        var succeed = new MethodReference("Succeed", _module.TypeSystem.Void, context.ParameterType) { HasThis = true, Parameters = { new ParameterDefinition(interfaceType) } };
        return [il.Create(OpCodes.Ldarg, context), il.Create(OpCodes.Ldarg, requirement), il.Create(OpCodes.Callvirt, succeed)];
    }

    private static bool IsText(TypeReference type) => type.FullName == "System.String";

    private static void InsertBefore(ILProcessor il, Instruction at, IReadOnlyList<Instruction> inserted)
    {
        foreach (var instruction in inserted)
        {
            il.InsertBefore(at, instruction);
        }
    }

    private static void InsertAfter(ILProcessor il, Instruction at, params Instruction[] inserted)
    {
        foreach (var instruction in inserted.Reverse())
        {
            il.InsertAfter(at, instruction);
        }
    }
}
