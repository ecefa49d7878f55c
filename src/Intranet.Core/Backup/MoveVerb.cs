using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary><c>move --postgresql CONNECTION</c>: brings an installation on SQLite to PostgreSQL.</summary>
internal sealed class MoveVerb(StoreMover mover, IShellHost shells) : IConsoleVerb
{
    private const string Variable = "INTRANET__POSTGRESQL";

    public string Name => "move";

    public string Usage => $"[--postgresql \"Host=…\"]  moves everything from SQLite to an empty PostgreSQL database; without the option {Variable} says where";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        var server = arguments["postgresql"] ?? Environment.GetEnvironmentVariable(Variable);
        if (arguments.Problem(["postgresql"]) is { } problem || (problem = string.IsNullOrWhiteSpace(server) ? $"Say where to: --postgresql \"Host=…\", or in the variable {Variable}, where other users of the machine do not see the password." : null) is not null)
        {
            console.Error(problem);
            return VerbRunner.WrongUsage;
        }

        if (shells.All.Count == 0)
        {
            console.Error("Nothing is set up yet, so there is nothing to move.");
            return 1;
        }

        var rows = await mover.MoveAsync(server!, new VerbProgress(console), cancellationToken);
        console.Answer($"{shells.All.Count} tenants with {rows} rows are on PostgreSQL, and every table was found equal. Set ConnectionStrings__Intranet and start. The SQLite files are as they were.");
        return 0;
    }
}
