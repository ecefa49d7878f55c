using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary><c>search check</c>: verifies every checksum, and that index and store hold the same.</summary>
internal sealed class CheckVerb(IShellHost shells, IndexReconciliation reconciliation) : IConsoleVerb
{
    private const int MostShown = 20;

    public string Name => "search check";

    public string Usage => "[--tenant T]  verifies the files of the index and that it holds what the store holds";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (ChosenTenants.Read(arguments, console, shells) is not { } tenants)
        {
            return 2;
        }

        var wrong = new List<string>();
        foreach (var tenant in tenants)
        {
            console.Progress($"{tenant}: checking");
            var report = await reconciliation.CheckAsync(tenant, cancellationToken);
            console.Answer($"{tenant}: {report.Documents} documents, {report.Bytes} bytes, {(report.IsClean ? "whole" : $"{report.Problems.Count} problems")}");
            if (!report.IsClean)
            {
                wrong.Add(tenant);
                report.Problems.Take(MostShown).ToList().ForEach(problem => console.Answer($"  {problem}"));
            }
        }

        if (wrong.Count == 0)
        {
            return 0;
        }

        console.Error($"Something is wrong with the index of {string.Join(", ", wrong)}. Run: search rebuild --tenant {wrong[0]}");
        return 1;
    }
}
