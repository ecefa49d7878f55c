using Intranet.Abstractions;
using Intranet.Tenants.Features.ImportTenant;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants.Commands;

/// <summary><c>tenants import --from FILE.zip</c>: brings an organisation in that was exported, here or elsewhere.</summary>
internal sealed class ImportTenantVerb(IShellHost shells, IShellScopes scopes, ErrorLine errors) : IConsoleVerb
{
    public string Name => "tenants import";

    public string Usage => "--from FILE.zip [--prefix P] [--host H]";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(["from", "prefix", "host"], "from") is { } problem)
        {
            console.Error(problem);
            return 2;
        }

        if (shells.Find(ShellSettings.DefaultName) is null)
        {
            console.Error(TenantWords.NothingSetUp);
            return 1;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var handler = scope.Services.GetRequiredService<ImportTenantHandler>();
        var command = new ImportTenant(arguments["from"]!, arguments["prefix"], arguments["host"]);
        var result = await handler.HandleAsync(command, new VerbProgress(console), cancellationToken);
        if (!result.Succeeded)
        {
            console.Error(errors.Of(result.Errors));
            return 1;
        }

        var done = result.Value;
        console.Answer(
            $"{done.Shell.Name}\t{done.Shell.State}\t{SiteAddress.Display(done.Shell)}\t{done.Rows} rows, {done.Contributions} contributions to the network"
            + (done.LeftOut > 0 ? $"; {done.LeftOut} stay in the archive only, since what they belong to is not here" : ""));
        return 0;
    }
}
