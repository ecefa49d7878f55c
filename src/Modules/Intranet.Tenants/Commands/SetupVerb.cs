using Intranet.Abstractions;

namespace Intranet.Tenants.Commands;

/// <summary><c>setup --recipe NAME [--dry-run]</c>: runs a set-up recipe in the network, or only says what is wrong with it.</summary>
internal sealed class SetupVerb(ISetup setup) : IConsoleVerb
{
    public string Name => "setup";

    public string Usage => "--recipe NAME [--dry-run]";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(["recipe", "dry-run"], "recipe") is { } problem)
        {
            console.Error(problem);
            return 2;
        }

        var recipe = arguments["recipe"]!;
        var isDry = arguments.Has("dry-run");
        var problems = await setup.SetUpAsync(recipe, isDry, new VerbProgress(console), cancellationToken);
        foreach (var line in problems)
        {
            console.Error(line);
        }

        if (problems.Count > 0)
        {
            return 1;
        }

        console.Answer(isDry ? $"The recipe {recipe} can run. Nothing was changed." : $"The recipe {recipe} has run.");
        return 0;
    }
}
