using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>Says which indexes the current person searches, with which labels, and what is left out.</summary>
internal sealed class ReaderParts(
    ITenantContext tenant, ICurrentUser user, IEnumerable<IAccessLabels> labels, IEnumerable<ISearchSource> sources, IFeatureState features)
{
    /// <summary>The kinds of things that can be found at all.</summary>
    public IReadOnlyCollection<string> Kinds { get; } = [.. sources.Select(s => s.Kind)];

    /// <summary>The parts of a search, the own one first.</summary>
    public async Task<IReadOnlyList<SearchPart>> GetAsync(SearchReach reach, CancellationToken cancellationToken)
    {
        var shell = tenant.Shell;
        var hidden = await HiddenKindsAsync(cancellationToken);
        if (shell.IsDefault)
        {
            return [await PartAsync(shell.Name, Scope.Network, Filters(Fields.Kind, hidden), cancellationToken)];
        }

        var parts = new List<SearchPart>(2);
        if (reach is SearchReach.All or SearchReach.Own)
        {
            parts.Add(await PartAsync(shell.Name, Scope.Own, Filters(Fields.Kind, hidden), cancellationToken));
        }

        if (reach is SearchReach.All or SearchReach.Network)
        {
            // The network's people have pages on the network's own site only.
            var exclude = Filters(Fields.Kind, [.. hidden, ItemLinks.Person]);
            if (reach == SearchReach.All)
            {
                // Copies of cases whose originals stand in the own part would be found and counted twice.
                exclude = [.. exclude, new KeywordFilter(IndexFields.Origin, IndexFields.OriginOf("case", shell.Name))];
            }

            parts.Add(await PartAsync(ShellSettings.DefaultName, Scope.Network, exclude, cancellationToken));
        }

        return parts;
    }

    private static KeywordFilter[] Filters(string field, IReadOnlyList<string> values) => values.Count == 0 ? [] : [new KeywordFilter(field, values)];

    private async Task<SearchPart> PartAsync(string name, Scope scope, IReadOnlyList<KeywordFilter> exclude, CancellationToken cancellationToken)
    {
        var held = new HashSet<string>(user.IsGuest ? [] : [AccessLabel.Open], StringComparer.Ordinal);
        foreach (var source in labels)
        {
            held.UnionWith(await source.GetAsync(scope, user.Actor, cancellationToken));
        }

        return new SearchPart(name, scope, held, exclude);
    }

    /// <summary>Kinds whose feature is off in the reader's tenant: their pages do not exist there. A source belongs to the feature of its assembly.</summary>
    private async Task<IReadOnlyList<string>> HiddenKindsAsync(CancellationToken cancellationToken)
    {
        var enabled = await features.GetEnabledAsync(tenant.Shell.Name, cancellationToken);
        return [.. sources.Where(s => !enabled.Contains(s.GetType().Assembly.GetName().Name!)).Select(s => s.Kind)];
    }
}
