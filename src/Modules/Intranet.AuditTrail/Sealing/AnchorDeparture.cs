using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Sealing;

/// <summary>The chain of an organisation that is removed goes with its store; a store of the same name begins or brings its own.</summary>
internal sealed class AnchorDeparture : IDeparture
{
    public async Task LeaveAsync(IntranetDbContext network, string tenant, CancellationToken cancellationToken) =>
        network.RemoveRange(await network.Set<AuditAnchor>().Where(a => a.Store == tenant).ToListAsync(cancellationToken));
}
