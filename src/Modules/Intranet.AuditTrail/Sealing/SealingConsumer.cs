using Intranet.Data;

namespace Intranet.AuditTrail.Sealing;

/// <summary>
/// Seals a store when the relay tells that rows were written: the wish stands in the same transaction as the rows, so that no
/// crash leaves rows that nobody seals.
/// </summary>
internal sealed class SealingConsumer(AuditSealer sealer) : IOutboxConsumer
{
    public const string ConsumerName = "audit.sealer";

    public string Name => ConsumerName;

    public Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken) =>
        sealer.SealAsync(tenant, cancellationToken);
}
