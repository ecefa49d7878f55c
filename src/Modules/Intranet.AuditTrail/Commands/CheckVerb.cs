using Intranet.Abstractions;
using Intranet.AuditTrail.Checking;

namespace Intranet.AuditTrail.Commands;

/// <summary><c>audit check</c>: walks the chain of each store and says what was changed, removed or moved.</summary>
internal sealed class CheckVerb(IShellHost shells, ChainCheck check) : IConsoleVerb
{
    private const string Noted = "head";

    public string Name => "audit check";

    public string Usage => "[--tenant T [--head SEQUENCE:HASH]]  verifies the audit trail, and that a head noted earlier still stands in it";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        var problem = arguments.Problem([ChosenStores.Option, Noted], [.. new[] { ChosenStores.Option, Noted }.Where(arguments.Has)]);
        var noted = NotedHead.Parse(arguments[Noted]);
        if (problem is null && arguments.Has(Noted) && (noted is null || !arguments.Has(ChosenStores.Option)))
        {
            problem = "--head is SEQUENCE:HASH as an earlier check answered it, and needs --tenant.";
        }

        if (problem is not null)
        {
            console.Error(problem);
            return 2;
        }

        if (ChosenStores.Read(arguments, console, shells) is not { } tenants)
        {
            return 2;
        }

        var wrong = new List<string>();
        foreach (var tenant in tenants)
        {
            var report = await check.CheckAsync(tenant, noted, cancellationToken);
            console.Answer($"{tenant}: {report.Rows} rows sealed, {report.Erased} of them erased, {report.Waiting} waiting, {(report.IsWhole ? "whole" : $"{report.Faults.Count} faults")}, head {report.Head?.ToString() ?? "none"}");
            foreach (var fault in report.Faults)
            {
                console.Answer($"  {fault.From}-{fault.To}: {Describe(fault.Kind)}");
            }

            if (!report.IsWhole)
            {
                wrong.Add(tenant);
            }
        }

        if (wrong.Count == 0)
        {
            return 0;
        }

        console.Error($"The audit trail of {string.Join(", ", wrong)} is not as it was written. Keep the store as it is, and compare with the last backup.");
        return 1;
    }

    private static string Describe(FaultKind kind) => kind switch
    {
        FaultKind.Changed => "was changed after it was sealed",
        FaultKind.Missing => "is missing",
        FaultKind.OutOfOrder => "does not follow the row before it, or is not what was noted",
        FaultKind.CutOff => "is missing at the end, or the head was set back",
        FaultKind.ErasedWithoutProof => "was emptied without a proof of erasure",
        FaultKind.Unsealed => "waits to be sealed for more than a minute",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
