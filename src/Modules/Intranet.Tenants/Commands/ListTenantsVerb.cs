using Intranet.Abstractions;

namespace Intranet.Tenants.Commands;

/// <summary><c>tenants list</c>: name, state, address and title, one tenant a line, parted by tabs.</summary>
internal sealed class ListTenantsVerb(IShellHost shells) : IConsoleVerb
{
    public string Name => "tenants list";

    public string Usage => "";

    public Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem([]) is { } problem)
        {
            console.Error(problem);
            return Task.FromResult(2);
        }

        foreach (var shell in shells.All)
        {
            console.Answer(string.Join('\t', shell.Name, shell is { State: TenantState.Running, Stage: not JoinStage.Open } ? shell.Stage : shell.State, SiteAddress.Display(shell), shell.Title));
            if (shell.StateReason is { } reason)
            {
                console.Progress($"{shell.Name}: {reason.ReplaceLineEndings(" ")}");
            }
        }

        return Task.FromResult(0);
    }
}
