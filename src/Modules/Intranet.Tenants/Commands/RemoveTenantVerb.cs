using System.Globalization;
using Intranet.Abstractions;
using Intranet.Tenants.Features.RemoveTenant;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants.Commands;

/// <summary><c>tenants remove --name T</c>: asked for once, carried out when asked for again after the waiting time; <c>--cancel</c> takes it back.</summary>
internal sealed class RemoveTenantVerb(IShellHost shells, IShellScopes scopes, Departures departures, ErrorLine errors) : IConsoleVerb
{
    public string Name => "tenants remove";

    public string Usage => "--name NAME [--wait-days N | --cancel]  after disable, export and the waiting time";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        var days = RemoveTenant.UsualWaitDays;
        if (arguments.Problem(["name", "wait-days", "cancel"], "name") is { } problem
            || (problem = arguments.Has("wait-days") && !int.TryParse(arguments["wait-days"], CultureInfo.InvariantCulture, out days) ? "The option --wait-days needs a number of days, 1 to 365." : null) is not null)
        {
            console.Error(problem);
            return 2;
        }

        var name = arguments["name"]!;
        if (shells.Find(name) is null && await departures.FindAsync(name, cancellationToken) is null)
        {
            console.Error(shells.All.Count == 0 ? TenantWords.NothingSetUp : TenantWords.Unknown(name, shells));
            return 1;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var handler = scope.Services.GetRequiredService<RemoveTenantHandler>();
        return arguments.Has("cancel")
            ? Tell(await handler.HandleAsync(new KeepTenant(name), cancellationToken), _ => $"{name} stays.", console)
            : Tell(await handler.HandleAsync(new RemoveTenant(name, days), cancellationToken), r => Words(name, r), console);
    }

    private static string Words(string name, TenantRemoval removal) => removal.IsRemoved
        ? $"{name} is removed."
        : $"{name} may be removed from {removal.RemovableUtc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC on: run the same command then. To keep it: tenants remove --name {name} --cancel";

    private int Tell<T>(Result<T> result, Func<T, string> words, IVerbConsole console)
    {
        if (!result.Succeeded)
        {
            console.Error(errors.Of(result.Errors));
            return 1;
        }

        console.Answer(words(result.Value));
        return 0;
    }
}
