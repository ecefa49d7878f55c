using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary>The tenants that a command is for: the one that <c>--tenant</c> names, or all that have a store.</summary>
internal static class ChosenTenants
{
    public const string Option = "tenant";

    /// <summary>Reads the options. Null when they are wrong; the console has been told.</summary>
    public static IReadOnlyList<string>? Read(VerbArguments arguments, IVerbConsole console, IShellHost shells)
    {
        var needed = arguments.Has(Option) ? new[] { Option } : [];
        if (arguments.Problem([Option], needed) is { } problem)
        {
            console.Error(problem);
            return null;
        }

        if (arguments[Option] is not { } name)
        {
            return [.. shells.All.Where(s => s.State is TenantState.Running or TenantState.Disabled).Select(s => s.Name)];
        }

        if (shells.Find(name) is null)
        {
            console.Error($"There is no tenant \"{name}\"{NearestName.Suggest(name, [.. shells.All.Select(s => s.Name)])}");
            return null;
        }

        return [name];
    }
}
