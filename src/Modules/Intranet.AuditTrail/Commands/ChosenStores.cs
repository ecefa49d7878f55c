using Intranet.Abstractions;

namespace Intranet.AuditTrail.Commands;

/// <summary>The stores that a command is for: the one that <c>--tenant</c> names, or all.</summary>
internal static class ChosenStores
{
    public const string Option = "tenant";

    /// <summary>Null when there is no such tenant; the console has been told.</summary>
    public static IReadOnlyList<string>? Read(VerbArguments arguments, IVerbConsole console, IShellHost shells)
    {
        if (arguments[Option] is not { } name)
        {
            return [.. shells.All.Where(s => s.State is TenantState.Running or TenantState.Disabled).Select(s => s.Name)];
        }

        if (shells.Find(name) is not null)
        {
            return [name];
        }

        console.Error($"There is no tenant \"{name}\"{NearestName.Suggest(name, [.. shells.All.Select(s => s.Name)])}");
        return null;
    }
}
