using System.Globalization;
using Intranet.Abstractions;
using Intranet.AuditTrail.Retention;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Features;

/// <summary>Decides how long rows are kept, and whether addresses are.</summary>
/// <param name="KeepsAddresses">True keeps the caller's network address from now on.</param>
/// <param name="Days">Days for every kind without its own, as typed; empty keeps them.</param>
/// <param name="DaysByKind">Days by kind, as typed; empty takes <paramref name="Days"/>.</param>
/// <param name="ExpectedRevision">Revision of the settings that the person saw.</param>
internal sealed record SetRetention(bool KeepsAddresses, string? Days, IReadOnlyDictionary<string, string?> DaysByKind, long ExpectedRevision);

internal sealed class SetRetentionHandler(IStores stores, ICurrentUser user, AuditSettingsStore settings)
{
    private const int MostKinds = 500;

    public async Task<Result<AuditSettings>> HandleAsync(SetRetention command, CancellationToken cancellationToken)
    {
        if (!user.May(AuditPermissions.Manage))
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var days = ReadDays(guard, nameof(command.Days), command.Days);
        var byKind = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, typed) in command.DaysByKind.Take(MostKinds).Where(k => k.Key.Length <= 80))
        {
            if (ReadDays(guard, $"{nameof(command.DaysByKind)}[{kind}]", typed) is { } own)
            {
                byKind[kind] = own;
            }
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var db = stores.Open(Scope.Own);
        var isStale = false;
        var changed = await AuditSettingsStore.ChangeAsync(
            db,
            current =>
            {
                isStale = current.Revision != command.ExpectedRevision;
                return current with { KeepsAddresses = command.KeepsAddresses, Days = days, DaysByKind = byKind };
            },
            cancellationToken);
        if (isStale)
        {
            db.ChangeTracker.Clear();
            return new StaleRevision();
        }

        db.Audit(user.Actor, AuditEvents.SettingsChanged, "audit", Guid.Empty, new { changed.KeepsAddresses, changed.Days, changed.DaysByKind });
        await db.SaveChangesAsync(cancellationToken);
        settings.Forget(db.Store.Tenant);
        return changed;
    }

    private static int? ReadDays(InputGuard guard, string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= AuditSettings.FewestDays and <= AuditSettings.MostDays)
        {
            return days;
        }

        guard.Add(new DaysInvalid(field, AuditSettings.FewestDays, AuditSettings.MostDays));
        return null;
    }
}
