using Intranet.Abstractions;
using Intranet.AuditTrail.Incidents;
using Intranet.Data;
using Intranet.Ui.Dates;

namespace Intranet.AuditTrail.Commands;

/// <summary><c>audit package</c>: writes what the trail tells of a time span into a zip file.</summary>
internal sealed class PackageVerb(IShellHost shells, StoreFactory stores, StoreMigrator migrator, IncidentPackage package) : IConsoleVerb
{
    private static readonly string[] Options = [ChosenStores.Option, "since", "until", "to"];

    public string Name => "audit package";

    public string Usage => "--tenant T --since YYYY-MM-DD --until YYYY-MM-DD --to FILE  writes the rows of those days with their seals, a manifest and checksums";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        var problem = arguments.Problem(Options, Options);
        var (since, until) = (SwedishDay.Parse(arguments["since"]), SwedishDay.Parse(arguments["until"]));
        if (problem is null && (since is null || until is null || since > until))
        {
            problem = "--since and --until are days such as 2026-11-12, the first not after the last.";
        }

        if (problem is not null)
        {
            console.Error(problem);
            return 2;
        }

        if (ChosenStores.Read(arguments, console, shells) is not [var tenant])
        {
            return 2;
        }

        await migrator.EnsureAsync(tenant, cancellationToken);
        await using var db = stores.Create(tenant);
        db.Audit(null, AuditEvents.PackageMade, "audit", Guid.Empty, new { from = since, until, reason = Name });
        await db.SaveChangesAsync(cancellationToken);
        await using var file = new FileStream(arguments["to"]!, FileMode.CreateNew, FileAccess.Write);
        var rows = await package.WriteAsync(tenant, since!.Value, until!.Value, by: null, file, cancellationToken);
        console.Answer($"{tenant}: {rows} rows in {file.Name}");
        return 0;
    }
}
