using System.Collections.Frozen;
using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>Stands in where no loaded module keeps units.</summary>
internal sealed class NoUnits : IUnits
{
    public Task<IReadOnlyList<UnitInfo>> GetMineAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<UnitInfo>>([]);

    public Task<IReadOnlySet<Guid>> GetReachAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlySet<Guid>>(FrozenSet<Guid>.Empty);

    public Task<UnitInfo?> FindAsync(Guid id, CancellationToken cancellationToken = default) => Task.FromResult<UnitInfo?>(null);
}
