using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.ChangeSettings;

/// <summary>Changes what the current tenant's site is called and whom to turn to.</summary>
/// <param name="SiteName">1 to 200 characters.</param>
/// <param name="Contact">At most 200 characters; empty for none.</param>
/// <param name="DefaultCulture"><c>sv</c> or <c>en</c>.</param>
/// <param name="Population">A whole number as typed, blanks between thousands allowed; empty for none.</param>
/// <param name="ExpectedRevision">Revision of the settings that the person saw.</param>
public sealed record ChangeSettings(string? SiteName, string? Contact, string? DefaultCulture, string? Population, long ExpectedRevision);

internal sealed class ChangeSettingsHandler(ISiteSettings sites, ITenantContext tenant, IStores stores, ICurrentUser user)
{
    private const int MostPeople = 20_000_000;

    public async Task<Result<SiteSettings>> HandleAsync(ChangeSettings command, CancellationToken cancellationToken)
    {
        var name = tenant.Shell.Name;
        var current = await sites.GetAsync(name, cancellationToken);
        if (current.Revision != command.ExpectedRevision)
        {
            return new StaleRevision();
        }

        var guard = new InputGuard();
        var siteName = guard.Required(nameof(command.SiteName), command.SiteName, 200);
        var contact = guard.Optional(nameof(command.Contact), command.Contact, 200);
        if (command.DefaultCulture is not ("sv" or "en"))
        {
            guard.Add(new FieldInvalid(nameof(command.DefaultCulture)));
        }

        var population = CheckPopulation(command, guard);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        var changed = await sites.ChangeAsync(
            name,
            s => s with { SiteName = siteName, Contact = contact, DefaultCulture = command.DefaultCulture!, Population = population },
            cancellationToken);
        var db = stores.Open(Scope.Own);
        db.Audit(
            user.Actor, "tenants.settings-changed.v1", TenantKey.Kind, TenantKey.Of(name),
            new { changed.SiteName, changed.DefaultCulture, changed.Population, hasContact = changed.Contact is not null, changed.Revision });
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    private static int? CheckPopulation(ChangeSettings command, InputGuard guard)
    {
        var typed = string.Concat((command.Population ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (typed.Length == 0)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostPeople)
        {
            return count;
        }

        guard.Add(new FieldInvalid(nameof(command.Population)));
        return null;
    }
}
