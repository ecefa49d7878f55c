using Intranet.Abstractions;

namespace Intranet.Tenants.Features.ChooseFeatures;

/// <summary>What a switch takes with it: turning on brings what a feature builds on, turning off takes what builds on it.</summary>
internal static class FeatureImpact
{
    /// <summary>Features that are off and would be turned on with this one, itself left out, by id.</summary>
    public static IReadOnlyList<FeatureInfo> TurnedOnWith(IReadOnlyList<FeatureInfo> all, IReadOnlySet<string> enabled, FeatureInfo feature) =>
        Follow(all, feature, (from, to) => from.Dependencies.Contains(to.Id), f => !enabled.Contains(f.Id));

    /// <summary>Features that are on and would be turned off with this one, itself left out, by id.</summary>
    public static IReadOnlyList<FeatureInfo> TurnedOffWith(IReadOnlyList<FeatureInfo> all, IReadOnlySet<string> enabled, FeatureInfo feature) =>
        Follow(all, feature, (from, to) => to.Dependencies.Contains(from.Id), f => enabled.Contains(f.Id));

    private static IReadOnlyList<FeatureInfo> Follow(
        IReadOnlyList<FeatureInfo> all, FeatureInfo start, Func<FeatureInfo, FeatureInfo, bool> leads, Func<FeatureInfo, bool> counts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.Id };
        var open = new Queue<FeatureInfo>([start]);
        while (open.TryDequeue(out var from))
        {
            foreach (var to in all.Where(f => leads(from, f) && seen.Add(f.Id)))
            {
                open.Enqueue(to);
            }
        }

        return [.. all.Where(f => f.Id != start.Id && seen.Contains(f.Id) && counts(f)).OrderBy(f => f.Id, StringComparer.Ordinal)];
    }
}
