using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary><c>restore --from FILE</c>: brings a backup into an empty place.</summary>
internal sealed class RestoreVerb(BackupRestorer restorer, IShellHost shells) : IConsoleVerb
{
    public const string Word = "restore";

    public string Name => Word;

    public string Usage => "--from FILE  brings a backup into an empty place";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(["from"], "from") is { } problem)
        {
            console.Error(problem);
            return VerbRunner.WrongUsage;
        }

        var failed = await restorer.RestoreAsync(arguments["from"]!, new VerbProgress(console), cancellationToken);
        if (failed > 0)
        {
            console.Error($"{failed} of {shells.All.Count} tenants could not be brought to the current model; they are Invalid. See: tenants list");
            return 1;
        }

        console.Answer($"{shells.All.Count} tenants are restored.");
        return 0;
    }
}
