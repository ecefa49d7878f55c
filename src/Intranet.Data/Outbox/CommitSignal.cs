using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Intranet.Data;

/// <summary>Tells of outbox rows that were saved inside an explicit transaction once it is committed.</summary>
internal sealed class CommitSignal : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        (eventData.Context as IntranetDbContext)?.SignalCommitted();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as IntranetDbContext)?.SignalCommitted();
        return Task.CompletedTask;
    }
}
