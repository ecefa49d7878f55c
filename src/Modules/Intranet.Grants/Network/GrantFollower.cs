using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Grants.Network;

/// <summary>Tells the store of <c>Default</c> of grants that organisations give and end.</summary>
internal sealed class GrantFollower(StoreFactory stores, StoreMigrator migrator, IShellHost shells) : IOutboxConsumer
{
    public const string ConsumerName = "grants.network";

    public string Name => ConsumerName;

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        if (tenant == ShellSettings.DefaultName || shells.Find(tenant) is not { } shell)
        {
            return;
        }

        var ids = keys.Select(k => k.Id).ToArray();
        await using var own = stores.Create(tenant);
        var grants = await own.Set<AccessGrant>().AsNoTracking().Where(g => ids.Contains(g.Id)).ToListAsync(cancellationToken);
        await migrator.EnsureAsync(ShellSettings.DefaultName, cancellationToken);
        await using var network = stores.Create(ShellSettings.DefaultName);
        foreach (var grant in grants)
        {
            await BringAsync(network, shell, grant, cancellationToken);
        }

        await network.SaveChangesAsync(cancellationToken);
    }

    private static async Task BringAsync(IntranetDbContext network, ShellSettings shell, AccessGrant grant, CancellationToken cancellationToken)
    {
        var received = await network.Set<ReceivedGrant>().SingleOrDefaultAsync(r => r.Id == grant.Id, cancellationToken);
        if (received is null)
        {
            received = new ReceivedGrant
            {
                Id = grant.Id, GivenIn = shell.Name, Organisation = shell.Title, Reason = grant.Reason, GivenUtc = grant.GivenUtc, UntilUtc = grant.UntilUtc,
            };
            network.Add(received);
        }
        else if (received.SourceRevision >= grant.Revision)
        {
            return;
        }

        (received.Organisation, received.EndedUtc, received.SourceRevision) = (shell.Title, grant.EndedUtc, grant.Revision);
    }
}
