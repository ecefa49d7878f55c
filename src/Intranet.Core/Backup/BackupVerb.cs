using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary><c>backup --to FILE</c>: copies the whole installation while people work.</summary>
internal sealed class BackupVerb(BackupWriter writer, IShellHost shells) : IConsoleVerb
{
    public string Name => "backup";

    public string Usage => "--to FILE  copies every store, the keys and the files into one archive, while people work";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(["to"], "to") is { } problem)
        {
            console.Error(problem);
            return VerbRunner.WrongUsage;
        }

        if (shells.All.Count == 0)
        {
            console.Error("Nothing is set up yet, so there is nothing to copy.");
            return 1;
        }

        var path = arguments["to"]!;
        var count = await writer.WriteAsync(path, new VerbProgress(console), cancellationToken);
        console.Answer($"{path}: {count} stores, {new FileInfo(path).Length} bytes");
        return 0;
    }
}
