using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.ChangeTenant;

/// <summary>Changes what an organisation is called and where it is reached.</summary>
/// <param name="Name">The tenant's key; never changes.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Prefix">First segment of the path; empty where there is a host.</param>
/// <param name="Host">Host names, comma separated; empty where there is a prefix.</param>
/// <param name="Kind">What it is; left as it is for the network.</param>
/// <param name="Code">Statistics Sweden's code; empty for none.</param>
/// <param name="County">Empty for none.</param>
/// <param name="FeatureProfile">Name of the profile that bounds its features; empty for no bounds.</param>
public sealed record ChangeTenant(
    string Name, string? Title, string? Prefix, string? Host, TenantKind? Kind, string? Code, string? County, string? FeatureProfile = null);

internal sealed class ChangeTenantHandler(IShellHost shells, IShellRegistry registry, IFeatureProfiles profiles, ISiteSettings sites, IStores stores, ICurrentUser user)
{
    public async Task<Result<ShellSettings>> HandleAsync(ChangeTenant command, CancellationToken cancellationToken)
    {
        if (shells.Find(command.Name) is not { } before)
        {
            return new NotFound();
        }

        var guard = new InputGuard();
        var title = guard.Required(nameof(command.Title), command.Title, 200);
        var prefix = guard.Optional(nameof(command.Prefix), command.Prefix, 40)?.TrimStart('/') ?? "";
        var host = guard.Optional(nameof(command.Host), command.Host, 500)?.ToLowerInvariant() ?? "";
        var code = guard.Optional(nameof(command.Code), command.Code, 10);
        var county = guard.Optional(nameof(command.County), command.County, 100);
        var profile = guard.Optional(nameof(command.FeatureProfile), command.FeatureProfile, 40);
        await ProfileChoice.CheckAsync(profiles, profile, guard, cancellationToken);
        if (!before.IsDefault && command.Kind is null or TenantKind.Network)
        {
            guard.Add(new FieldInvalid(nameof(command.Kind)));
        }

        if (prefix.Length + host.Length == 0)
        {
            guard.Add(new FieldRequired(nameof(command.Prefix)));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var changed = await registry.ChangeAsync(
            before.Name,
            s => s with
            {
                Title = title, RequestUrlPrefix = prefix, RequestUrlHost = host, Kind = s.IsDefault ? s.Kind : command.Kind ?? s.Kind, Code = code, County = county,
                FeatureProfile = s.IsDefault ? null : profile,
            },
            cancellationToken);
        if (!changed.Succeeded)
        {
            return changed;
        }

        await FollowTitleAsync(before, changed.Value, cancellationToken);
        var db = stores.Open(Scope.Network);
        db.Audit(
            user.IsSignedIn ? user.Actor : null, "tenants.tenant-changed.v1", TenantKey.Kind, TenantKey.Of(before.Name),
            new { before.Name, title, host, prefix, kind = changed.Value.Kind.ToString(), code, county, profile });
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    /// <summary>A site that was called what its organisation is called goes on being so.</summary>
    private async Task FollowTitleAsync(ShellSettings before, ShellSettings after, CancellationToken cancellationToken)
    {
        if (before.Title != after.Title && after.State == TenantState.Running
            && (await sites.GetAsync(after.Name, cancellationToken)).SiteName == before.Title)
        {
            await sites.ChangeAsync(after.Name, s => s with { SiteName = after.Title }, cancellationToken);
        }
    }
}
