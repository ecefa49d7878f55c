using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>The words that the network's coordinators have said to mean the same.</summary>
internal interface INetworkThesaurus
{
    ValueTask<Thesaurus> GetAsync(CancellationToken cancellationToken);
}
