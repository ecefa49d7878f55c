using Intranet.Abstractions;

namespace Intranet.Tenants.Commands;

internal static class TenantWords
{
    public const string NothingSetUp = "Nothing is set up yet. Run: setup --recipe network";

    public static string Unknown(string? name, IShellHost shells) =>
        $"There is no tenant \"{name}\"{(shells.All.Count > 20 ? ". List them with: tenants list" : NearestName.Suggest(name ?? "", [.. shells.All.Select(s => s.Name)]))}";
}
