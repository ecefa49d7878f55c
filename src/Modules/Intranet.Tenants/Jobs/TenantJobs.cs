using System.Threading.Channels;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Jobs;

/// <summary>Work that was asked for.</summary>
/// <param name="Job">Its row.</param>
/// <param name="Prefix">For an import: first segment of the path; null keeps the archive's address.</param>
/// <param name="Host">For an import: host names; null keeps the archive's address.</param>
internal sealed record TenantOrder(TenantJob Job, string? Prefix = null, string? Host = null);

/// <summary>Takes orders for long work on organisations and tells how it stands.</summary>
internal sealed class TenantJobs(StoreFactory factory, StoreTurns turns)
{
    private const string Turn = "tenant-jobs";
    private readonly Channel<TenantOrder> _orders = Channel.CreateUnbounded<TenantOrder>();

    public IAsyncEnumerable<TenantOrder> OrdersAsync(CancellationToken cancellationToken) => _orders.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Begins work that goes on by itself. Refuses while other work on the organisation goes on.</summary>
    public async Task<Result<TenantJob>> StartAsync(
        TenantJobKind kind, string subject, string title, Actor by, CancellationToken cancellationToken, Guid? id = null, string? prefix = null, string? host = null)
    {
        await using var turn = await turns.TakeAsync(Turn, cancellationToken);
        await using var db = factory.Create(ShellSettings.DefaultName);
        var now = db.UtcNow;
        var open = await db.Set<TenantJob>().AsNoTracking().Where(j => j.Subject == subject && j.FinishedUtc == null).ToListAsync(cancellationToken);
        if (subject.Length > 0 && open.Any(j => j.StateAt(now) == TenantJobState.Running))
        {
            return new TenantJobUnderWay(title);
        }

        var job = new TenantJob { Id = id ?? Guid.CreateVersion7(), Kind = kind, Subject = subject, Title = title, By = by with { }, StartedUtc = now, SeenUtc = now };
        db.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        await _orders.Writer.WriteAsync(new TenantOrder(job, prefix, host), cancellationToken);
        return job;
    }

    /// <summary>The latest work, newest first.</summary>
    /// <param name="subject">Of one organisation; null for imports of all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<TenantJob>> ListAsync(string? subject, int limit, CancellationToken cancellationToken)
    {
        await using var db = factory.Create(ShellSettings.DefaultName);
        return await db.Set<TenantJob>().AsNoTracking()
            .Where(j => subject == null ? j.Kind == TenantJobKind.Import : j.Subject == subject)
            .OrderByDescending(j => j.StartedUtc).Take(limit).ToListAsync(cancellationToken);
    }

    public async Task<TenantJob?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = factory.Create(ShellSettings.DefaultName);
        return await db.Set<TenantJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken);
    }
}
