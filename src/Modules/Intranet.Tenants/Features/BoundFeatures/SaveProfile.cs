using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Tenants.Features.BoundFeatures;

/// <summary>Makes or changes a feature profile.</summary>
/// <param name="Name">Its key; never changes.</param>
/// <param name="Title">1 to 100 characters.</param>
/// <param name="Features">Ids of the features that may be on.</param>
public sealed record SaveProfile(string? Name, string? Title, IReadOnlyList<string> Features);

/// <summary>Takes a profile away that no organisation has.</summary>
public sealed record RemoveProfile(string Name);

internal sealed class ProfileHandler(IFeatureProfiles profiles, IExtensionCatalog catalog, IShellHost shells, IStores stores, ICurrentUser user)
{
    private const string Kind = "feature-profile";

    public async Task<Result<FeatureProfile>> HandleAsync(SaveProfile command, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var name = guard.Required(nameof(command.Name), command.Name, 40);
        var title = guard.Required(nameof(command.Title), command.Title, 100);
        if (name.Length > 0 && !IsName(name))
        {
            guard.Add(new FieldInvalid(nameof(command.Name)));
        }

        if (command.Features.FirstOrDefault(id => catalog.Features.All(f => f.Id != id)) is { } unknown)
        {
            guard.Add(new UnknownFeature(unknown) { Field = nameof(command.Features) });
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var profile = new FeatureProfile(name, title, [.. command.Features.Distinct().Order(StringComparer.Ordinal)]);
        await profiles.SaveAsync(profile, cancellationToken);
        await AuditAsync("tenants.feature-profile-saved.v1", name, new { name, title, profile.Features }, cancellationToken);
        return profile;
    }

    public async Task<Result<Done>> HandleAsync(RemoveProfile command, CancellationToken cancellationToken)
    {
        if ((await profiles.GetAsync(cancellationToken)).All(p => p.Name != command.Name))
        {
            return new NotFound();
        }

        if (shells.All.FirstOrDefault(s => s.FeatureProfile == command.Name) is { } holder)
        {
            return new ProfileInUse(holder.Title);
        }

        await profiles.RemoveAsync(command.Name, cancellationToken);
        await AuditAsync("tenants.feature-profile-removed.v1", command.Name, new { command.Name }, cancellationToken);
        return default(Done);
    }

    private static bool IsName(string text) =>
        text.Length is >= 2 and <= 40 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private async Task AuditAsync(string action, string name, object data, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Network);
        db.Audit(user.Actor, action, Kind, ContentKey.ToId(ShellSettings.DefaultName, Kind, name), data);
        await db.SaveChangesAsync(cancellationToken);
    }
}
