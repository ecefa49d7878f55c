using Intranet.Abstractions;
using Intranet.AuditTrail.Retention;
using Intranet.Data;

namespace Intranet.AuditTrail.Commands;

/// <summary><c>audit erase</c>: empties rows whose time of keeping has passed, as the host does once a day.</summary>
internal sealed class EraseVerb(IShellHost shells, StoreFactory stores, StoreMigrator migrator, AuditSettingsStore settings, AuditEraser eraser) : IConsoleVerb
{
    private const string DryRun = "dry-run";

    public string Name => "audit erase";

    public string Usage => "[--tenant T] [--dry-run]  erases rows of the audit trail whose time of keeping has passed";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (arguments.Problem([ChosenStores.Option, DryRun], arguments.Has(ChosenStores.Option) ? [ChosenStores.Option] : []) is { } problem)
        {
            console.Error(problem);
            return 2;
        }

        if (ChosenStores.Read(arguments, console, shells) is not { } tenants)
        {
            return 2;
        }

        foreach (var tenant in tenants)
        {
            await migrator.EnsureAsync(tenant, cancellationToken);
            await using var db = stores.Create(tenant);
            var decided = await settings.GetAsync(db, cancellationToken);
            var due = await eraser.CountAsync(tenant, decided, cancellationToken);
            var erased = arguments.Has(DryRun) || due.Due == 0 ? 0 : await eraser.EraseAsync(tenant, decided, by: null, cancellationToken);
            console.Answer($"{tenant}: {due.Due} due, {due.Held} held, {erased} erased");
        }

        return 0;
    }
}
