using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Commands;

/// <summary><c>migrate [--tenant T]</c>: brings stores to the current model. One that fails leaves its tenant Invalid and the others alone.</summary>
internal sealed class MigrateVerb(IShellHost shells, IShellRegistry registry, StoreMigrator migrator) : IConsoleVerb
{
    public string Name => "migrate";

    public string Usage => "[--tenant NAME]";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem(["tenant"], arguments.Has("tenant") ? ["tenant"] : []) is { } problem)
        {
            console.Error(problem);
            return 2;
        }

        var chosen = shells.All.Where(s => !arguments.Has("tenant") || s.Name == arguments["tenant"]).ToList();
        if (arguments.Has("tenant") && chosen.Count == 0)
        {
            console.Error(TenantWords.Unknown(arguments["tenant"], shells));
            return 1;
        }

        var failed = 0;
        for (var i = 0; i < chosen.Count; i++)
        {
            console.Progress($"{i + 1}/{chosen.Count} {chosen[i].Name}");
            failed += await MigrateAsync(chosen[i], console, cancellationToken) ? 0 : 1;
        }

        console.Answer($"{chosen.Count - failed} of {chosen.Count} stores are at the current model.");
        return failed == 0 ? 0 : 1;
    }

    private async Task<bool> MigrateAsync(ShellSettings shell, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (shell.State == TenantState.Invalid)
        {
            var tried = await registry.TryAgainAsync(shell.Name, new VerbProgress(console), cancellationToken);
            if (tried is { Succeeded: true, Value.StateReason: { } reason })
            {
                console.Error($"{shell.Name}: {reason.ReplaceLineEndings(" ")}");
            }

            return tried is { Succeeded: true, Value.State: TenantState.Running };
        }

        migrator.Forget(shell.Name);
        try
        {
            await migrator.EnsureAsync(shell.Name, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            console.Error($"{shell.Name}: {exception.Message.ReplaceLineEndings(" ")}");
            await registry.ChangeAsync(shell.Name, s => s with { State = TenantState.Invalid, StateReason = exception.Message }, cancellationToken);
            return false;
        }
    }
}
