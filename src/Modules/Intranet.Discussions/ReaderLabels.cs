using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>The access labels of the current person: the open one, and those of their closed communities.</summary>
internal sealed class ReaderLabels(IEnumerable<IAccessLabels> sources, ICurrentUser user)
{
    public async Task<List<string>> GetAsync(Scope scope, CancellationToken cancellationToken)
    {
        var labels = user.IsGuest ? [] : new List<string> { AccessLabel.Open };
        foreach (var source in sources)
        {
            labels.AddRange(await source.GetAsync(scope, user.Actor, cancellationToken));
        }

        return labels;
    }
}
