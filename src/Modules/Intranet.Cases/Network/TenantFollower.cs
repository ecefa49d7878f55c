using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Cases;

/// <summary>Follows the closing and opening of organisations' sites, and hides or shows what they share.</summary>
internal sealed class TenantFollower(NetworkCopies copies, IShellHost shells) : IOutboxConsumer
{
    public const string ConsumerName = "cases.tenants";

    public string Name => ConsumerName;

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        if (tenant != ShellSettings.DefaultName)
        {
            return;
        }

        var changed = keys.Select(k => k.Id).ToHashSet();
        foreach (var shell in shells.All.Where(s => !s.IsDefault && changed.Contains(TenantKey.Of(s.Name))))
        {
            await copies.FollowTenantAsync(shell.Name, cancellationToken);
        }
    }
}
