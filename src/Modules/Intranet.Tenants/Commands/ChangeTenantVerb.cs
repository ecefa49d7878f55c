using Intranet.Abstractions;
using Intranet.Tenants.Features;
using Intranet.Tenants.Features.ChangeTenant;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants.Commands;

/// <summary><c>tenants change --name T …</c>: another title, address, kind or feature profile. What is not given stays as it is.</summary>
internal sealed class ChangeTenantVerb(IShellHost shells, IShellScopes scopes, ErrorLine errors) : IConsoleVerb
{
    private static readonly string[] Options = ["name", "title", "prefix", "host", "kind", "code", "county", "profile"];

    public string Name => "tenants change";

    public string Usage => "--name NAME [--title TITLE] [--prefix P] [--host H] [--kind KIND] [--code C] [--county C] [--profile P]";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(Options, "name") is { } problem)
        {
            console.Error(problem);
            return 2;
        }

        if (shells.Find(arguments["name"]!) is not { } shell)
        {
            console.Error(shells.All.Count == 0 ? TenantWords.NothingSetUp : TenantWords.Unknown(arguments["name"], shells));
            return 1;
        }

        var kind = arguments.Has("kind") ? TenantKinds.Read(arguments["kind"]) : shell.Kind;
        if (kind is null)
        {
            console.Error($"There is no kind \"{arguments["kind"]}\"; known are: {TenantKinds.Known}");
            return 2;
        }

        string? Given(string option, string? now) => arguments.Has(option) ? arguments[option] : now;
        var command = new ChangeTenant(
            shell.Name, Given("title", shell.Title), Given("prefix", shell.RequestUrlPrefix), Given("host", shell.RequestUrlHost),
            shell.IsDefault ? null : kind, Given("code", shell.Code), Given("county", shell.County), Given("profile", shell.FeatureProfile));
        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var result = await scope.Services.GetRequiredService<ChangeTenantHandler>().HandleAsync(command, cancellationToken);
        if (!result.Succeeded)
        {
            console.Error(errors.Of(result.Errors));
            return 1;
        }

        console.Answer(string.Join('\t', result.Value.Name, result.Value.State, SiteAddress.Display(result.Value), result.Value.Title));
        return 0;
    }
}
