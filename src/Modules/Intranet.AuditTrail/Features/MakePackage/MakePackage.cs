using Intranet.Abstractions;
using Intranet.AuditTrail.Incidents;
using Intranet.AuditTrail.Reading;
using Intranet.Data;

namespace Intranet.AuditTrail.Features;

/// <summary>Makes a package of what the trail tells of a time span.</summary>
/// <param name="From">First day, as typed.</param>
/// <param name="Until">Last day, as typed.</param>
/// <param name="Reason">Why, 1 to 500 characters; stays in the trail.</param>
internal sealed record MakePackage(string? From, string? Until, string? Reason);

internal sealed class MakePackageHandler(IStores stores, ICurrentUser user, IncidentPackage package)
{
    private const int LongestReason = 500;

    /// <summary>Answers a file that is gone when it is closed, at its beginning.</summary>
    public async Task<Result<FileStream>> HandleAsync(MakePackage command, CancellationToken cancellationToken)
    {
        if (!user.May(AuditPermissions.Read))
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var reason = guard.Required(nameof(command.Reason), command.Reason, LongestReason);
        guard.Required(nameof(command.From), command.From, 20);
        guard.Required(nameof(command.Until), command.Until, 20);
        var (from, until) = (AuditFilter.ReadDay(guard, nameof(command.From), command.From), AuditFilter.ReadDay(guard, nameof(command.Until), command.Until));
        if (from > until)
        {
            guard.Add(new SpanReversed(nameof(command.Until)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var db = stores.Open(Scope.Own);
        if (await package.CountAsync(db.Store.Tenant, from!.Value, until!.Value, cancellationToken) > IncidentPackage.MostRows)
        {
            return new TooManyRows(IncidentPackage.MostRows) { Field = nameof(command.Until) };
        }

        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"incident-{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var rows = await package.WriteAsync(db.Store.Tenant, from.Value, until.Value, user.Actor, file, cancellationToken);
            db.Audit(user.Actor, AuditEvents.PackageMade, "audit", Guid.Empty, new { from, until, reason, rows });
            await db.SaveChangesAsync(cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
