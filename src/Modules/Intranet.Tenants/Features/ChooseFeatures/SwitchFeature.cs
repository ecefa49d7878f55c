using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.ChooseFeatures;

/// <summary>Turns a feature of the current tenant on or off, with what depends on it.</summary>
public sealed record SwitchFeature(string Id, bool On);

internal sealed class SwitchFeatureHandler(
    IExtensionCatalog catalog, IFeatureState features, IFeatureChoices choices, ITenantContext tenant, IStores stores, ICurrentUser user)
{
    public async Task<Result<FeatureInfo>> HandleAsync(SwitchFeature command, CancellationToken cancellationToken)
    {
        if (catalog.Features.FirstOrDefault(f => f.Id == command.Id) is not { } feature)
        {
            return new UnknownFeature(command.Id);
        }

        if (feature.IsAlwaysEnabled && !command.On)
        {
            return new FeatureAlwaysOn(feature.Id);
        }

        var name = tenant.Shell.Name;
        if (command.On && !(await choices.GetAllowedAsync(name, cancellationToken)).Contains(feature.Id))
        {
            return new FeatureOutOfBounds(feature.Id);
        }

        var before = await choices.GetChosenAsync(name, cancellationToken);
        var changed = command.On
            ? await features.ChangeAsync(name, [feature.Id], [], cancellationToken)
            : await features.ChangeAsync(name, [], [feature.Id], cancellationToken);
        if (!changed.Succeeded)
        {
            return Result<FeatureInfo>.From(changed.Errors);
        }

        var turnedOn = changed.Value.Except(before).Order(StringComparer.Ordinal).ToArray();
        var turnedOff = before.Except(changed.Value).Order(StringComparer.Ordinal).ToArray();
        if (turnedOn.Length + turnedOff.Length > 0)
        {
            var db = stores.Open(Scope.Own);
            db.Audit(user.Actor, "tenants.features-changed.v1", TenantKey.Kind, TenantKey.Of(name), new { turnedOn, turnedOff });
            await db.SaveChangesAsync(cancellationToken);
        }

        return feature;
    }
}
