using Intranet.Abstractions;
using Intranet.Tenants.Features.SwitchTenant;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants.Commands;

/// <summary>
/// <c>tenants enable --name T</c>, <c>tenants disable --name T [--shared stay|hide]</c> and <c>tenants retry --name T</c>; the name may also stand alone.
/// </summary>
internal abstract class SwitchTenantVerb(string word, bool opens, IShellHost shells, IShellScopes scopes, ErrorLine errors) : IConsoleVerb
{
    public string Name => "tenants " + word;

    public string Usage => opens ? "--name NAME" : "--name NAME [--shared stay|hide]";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        var name = arguments["name"] ?? arguments.TakeWord();
        if (arguments.Problem(opens ? ["name"] : ["name", "shared"]) is { } problem || (problem = name is null ? "Say which tenant: --name NAME" : null) is not null)
        {
            console.Error(problem);
            return 2;
        }

        if (arguments.Has("shared") && arguments["shared"] is not ("stay" or "hide"))
        {
            console.Error("What is shared can stay or hide: --shared stay|hide");
            return 2;
        }

        if (shells.Find(name!) is null)
        {
            console.Error(shells.All.Count == 0 ? TenantWords.NothingSetUp : TenantWords.Unknown(name, shells));
            return 1;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var result = await scope.Services.GetRequiredService<SwitchTenantHandler>().HandleAsync(new SwitchTenant(name!, opens, arguments["shared"] == "hide"), cancellationToken);
        if (!result.Succeeded || result.Value.StateReason is not null)
        {
            console.Error($"{name}: {(result.Succeeded ? result.Value.StateReason!.ReplaceLineEndings(" ") : errors.Of(result.Errors))}");
            return 1;
        }

        console.Answer($"{result.Value.Name}\t{result.Value.State}");
        return 0;
    }
}

internal sealed class EnableTenantVerb(IShellHost shells, IShellScopes scopes, ErrorLine errors) : SwitchTenantVerb("enable", opens: true, shells, scopes, errors);

internal sealed class RetryTenantVerb(IShellHost shells, IShellScopes scopes, ErrorLine errors) : SwitchTenantVerb("retry", opens: true, shells, scopes, errors);

internal sealed class DisableTenantVerb(IShellHost shells, IShellScopes scopes, ErrorLine errors) : SwitchTenantVerb("disable", opens: false, shells, scopes, errors);
