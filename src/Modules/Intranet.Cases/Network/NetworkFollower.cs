using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Cases;

/// <summary>Follows the cases of every organisation and keeps the network's copies in step.</summary>
internal sealed class NetworkFollower(NetworkCopies copies) : IOutboxConsumer
{
    public const string ConsumerName = "cases.network";

    public string Name => ConsumerName;

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        if (tenant == ShellSettings.DefaultName)
        {
            return;
        }

        foreach (var key in keys)
        {
            await copies.BringAsync(tenant, key.Id, cancellationToken);
        }
    }
}
