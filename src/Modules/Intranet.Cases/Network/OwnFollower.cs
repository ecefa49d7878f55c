using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Cases;

/// <summary>
/// Tells an organisation's store that the network's copy of its case changed, so that its own search shows how many use it.
/// </summary>
internal sealed class OwnFollower(IShellScopes scopes, IShellHost shells) : IOutboxConsumer
{
    public const string ConsumerName = "cases.own";

    public string Name => ConsumerName;

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        if (tenant != ShellSettings.DefaultName)
        {
            return;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        var stores = scope.Services.GetRequiredService<IStores>();
        var ids = keys.Select(k => k.Id).ToArray();
        var owners = await stores.Open(Scope.Network).Set<SharedCase>().AsNoTracking()
            .Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Author.Tenant })
            .ToListAsync(cancellationToken);
        foreach (var byOwner in owners.Where(o => shells.Find(o.Tenant) is not null).GroupBy(o => o.Tenant, StringComparer.Ordinal))
        {
            await using var own = await stores.OpenAsync(byOwner.Key, cancellationToken);
            foreach (var changed in byOwner)
            {
                own.Announce(Case.Kind, changed.Id);
            }

            await own.SaveChangesAsync(cancellationToken);
        }
    }
}
