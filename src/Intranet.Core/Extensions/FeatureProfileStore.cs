using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>Feature profiles as one setting of the network.</summary>
internal sealed class FeatureProfileStore(StoredSettings settings) : IFeatureProfiles
{
    private const string Name = "feature-profiles";
    private static readonly StoredProfiles Absent = new([]);

    public async ValueTask<IReadOnlyList<FeatureProfile>> GetAsync(CancellationToken cancellationToken = default) =>
        (await settings.GetAsync(ShellSettings.DefaultName, Name, Absent, cancellationToken)).Profiles;

    public Task SaveAsync(FeatureProfile profile, CancellationToken cancellationToken = default) =>
        ChangeAsync(all => all.Where(p => p.Name != profile.Name).Append(profile), cancellationToken);

    public Task RemoveAsync(string name, CancellationToken cancellationToken = default) => ChangeAsync(all => all.Where(p => p.Name != name), cancellationToken);

    private Task<StoredProfiles> ChangeAsync(Func<IEnumerable<FeatureProfile>, IEnumerable<FeatureProfile>> change, CancellationToken cancellationToken) =>
        settings.ChangeAsync(
            ShellSettings.DefaultName, Name, Absent,
            (current, _) => new StoredProfiles([.. change(current.Profiles).OrderBy(p => p.Title, StringComparer.Ordinal)]), cancellationToken);

    private sealed record StoredProfiles(IReadOnlyList<FeatureProfile> Profiles);
}
