using Intranet.Abstractions;
using Intranet.Tenants.Features;
using Intranet.Tenants.Features.CreateTenant;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants.Commands;

/// <summary><c>tenants create</c>: one tenant from options, or many from a file that is checked whole before the first is made.</summary>
internal sealed class CreateTenantVerb(IShellHost shells, IShellScopes scopes, ErrorLine errors) : IConsoleVerb
{
    private static readonly string[] Options = ["name", "title", "prefix", "host", "recipe", "kind", "code", "county", "stage", "profile", "from"];

    public string Name => "tenants create";

    public string Usage =>
        "--name NAME --title TITLE [--prefix P] [--host H] [--recipe R] [--kind KIND] [--code C] [--county C] [--stage invited|agreement|setup|open] [--profile P] | --from FILE.csv";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        string[] needed = arguments.Has("from") ? ["from"] : ["name", "title"];
        if (arguments.Problem(Options, needed) is { } problem)
        {
            console.Error(problem);
            return 2;
        }

        if (arguments.Has("from") && arguments.Names.Count > 1)
        {
            console.Error("The option --from stands alone; the file says the rest.");
            return 2;
        }

        if (shells.Find(ShellSettings.DefaultName) is null)
        {
            console.Error(TenantWords.NothingSetUp);
            return 1;
        }

        return arguments.Has("from")
            ? await CreateManyAsync(arguments["from"]!, console, cancellationToken)
            : await CreateOneAsync(arguments, console, cancellationToken);
    }

    private async Task<int> CreateOneAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        var kind = arguments.Has("kind") ? TenantKinds.Read(arguments["kind"]) : TenantKind.Other;
        if (kind is null)
        {
            console.Error($"There is no kind \"{arguments["kind"]}\"; known are: {TenantKinds.Known}");
            return 2;
        }

        if (JoinStages.Read(arguments["stage"] ?? "open") is not { } stage)
        {
            console.Error($"There is no stage \"{arguments["stage"]}\"; known are: {JoinStages.Known}");
            return 2;
        }

        var shell = new NewShell
        {
            Name = arguments["name"]!,
            Title = arguments["title"]!,
            Prefix = arguments["prefix"] ?? "",
            Host = arguments["host"] ?? "",
            Recipe = arguments["recipe"],
            Kind = kind.Value,
            Code = arguments["code"],
            County = arguments["county"],
            Stage = stage,
            FeatureProfile = arguments["profile"],
        };
        return await CreateAsync(shell, new VerbProgress(console), console, cancellationToken) ? 0 : 1;
    }

    private async Task<int> CreateManyAsync(string file, IVerbConsole console, CancellationToken cancellationToken)
    {
        var (rows, problems) = TenantFile.Read(file);
        foreach (var problem in problems)
        {
            console.Error(problem);
        }

        if (problems.Count > 0)
        {
            return 1;
        }

        var failed = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var place = $"{i + 1}/{rows.Count} ";
            if (shells.Find(rows[i].Name) is { State: TenantState.Running or TenantState.Disabled })
            {
                console.Progress($"{place}{rows[i].Name} is there already");
                continue;
            }

            console.Progress(place + rows[i].Title);
            failed += await CreateAsync(rows[i], new VerbProgress(console, place), console, cancellationToken) ? 0 : 1;
        }

        return failed == 0 ? 0 : 1;
    }

    private async Task<bool> CreateAsync(NewShell shell, IProgress<string> progress, IVerbConsole console, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var handler = scope.Services.GetRequiredService<CreateTenantHandler>();
        var result = await handler.HandleAsync(new CreateTenant(shell), progress, cancellationToken);
        if (!result.Succeeded || result.Value.StateReason is not null)
        {
            console.Error($"{shell.Name}: {(result.Succeeded ? result.Value.StateReason!.ReplaceLineEndings(" ") : errors.Of(result.Errors))}");
            return false;
        }

        console.Answer(string.Join('\t', result.Value.Name, result.Value.State, SiteAddress.Display(result.Value)));
        return true;
    }
}
