using Intranet.Abstractions;
using Intranet.Tenants.Features.ExportTenant;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants.Commands;

/// <summary><c>tenants export --name T --to FILE.zip</c>: everything an organisation owns, as open files.</summary>
internal sealed class ExportTenantVerb(IShellHost shells, IShellScopes scopes, ErrorLine errors) : IConsoleVerb
{
    public string Name => "tenants export";

    public string Usage => "--name NAME --to FILE.zip";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(["name", "to"], "name", "to") is { } problem)
        {
            console.Error(problem);
            return 2;
        }

        var name = arguments["name"]!;
        if (shells.Find(name) is null)
        {
            console.Error(shells.All.Count == 0 ? TenantWords.NothingSetUp : TenantWords.Unknown(name, shells));
            return 1;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var handler = scope.Services.GetRequiredService<ExportTenantHandler>();
        var result = await handler.HandleAsync(new ExportTenant(name, arguments["to"]!), new VerbProgress(console), cancellationToken);
        if (!result.Succeeded)
        {
            console.Error($"{name}: {errors.Of(result.Errors)}");
            return 1;
        }

        var done = result.Value;
        console.Answer($"{done.Path}: {done.Rows} rows, {done.Documents} documents, {done.Bytes} bytes, sha256 {done.Sha256}");
        return 0;
    }
}
