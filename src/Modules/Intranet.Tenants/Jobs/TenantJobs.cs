using System.Collections.Concurrent;
using System.Threading.Channels;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.RemoveTenant;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Jobs;

/// <summary>Work that is asked for.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Subject">The organisation; empty for an import, whose archive says it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="By">Who asks.</param>
internal sealed record TenantOrder(TenantJobKind Kind, string Subject, string Title, Actor By)
{
    /// <summary>Identifies the work and its file.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>For an import: first segment of the path; null keeps the archive's address.</summary>
    public string? Prefix { get; init; }

    /// <summary>For an import: host names; null keeps the archive's address.</summary>
    public string? Host { get; init; }
}

/// <summary>Takes orders for long work on organisations and tells how it stands. The host that takes an order carries it out.</summary>
internal sealed class TenantJobs(StoreFactory factory, StoreTurns turns, JobFiles files, JobWords words, Departures departures, IShellHost shells)
{
    private const string Turn = "tenant-jobs";
    private readonly Channel<TenantJob> _orders = Channel.CreateUnbounded<TenantJob>();
    private readonly ConcurrentDictionary<Guid, TenantJob> _held = new();

    /// <summary>What this host carries out or will, when its turn comes.</summary>
    public IEnumerable<TenantJob> Held => _held.Values;

    public IAsyncEnumerable<TenantJob> OrdersAsync(CancellationToken cancellationToken) => _orders.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Begins work that goes on by itself; the same that was interrupted is over with it. Refuses while other work on the organisation goes on.</summary>
    public async Task<Result<TenantJob>> StartAsync(TenantOrder order, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(Turn, cancellationToken);
        await using var db = factory.Create(ShellSettings.DefaultName);
        var now = db.UtcNow;
        var open = order.Subject.Length == 0 ? [] : await db.Set<TenantJob>().Where(j => j.Subject == order.Subject && j.FinishedUtc == null).ToListAsync(cancellationToken);
        if (open.Any(j => j.StateAt(now) == TenantJobState.Running))
        {
            return new TenantJobUnderWay(order.Title);
        }

        foreach (var interrupted in open.Where(j => j.Kind == order.Kind))
        {
            End(interrupted, new TenantJobBegunAgain(order.By.Name), now);
        }

        var job = new TenantJob
        {
            Id = order.Id, Kind = order.Kind, Subject = order.Subject, Title = order.Title, By = order.By with { }, Node = files.Node, Prefix = order.Prefix, Host = order.Host, StartedUtc = now, SeenUtc = now,
        };
        db.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        _held[job.Id] = job;
        await _orders.Writer.WriteAsync(job, CancellationToken.None);
        return job;
    }

    /// <summary>The work is over.</summary>
    public void LetGo(TenantJob job) => _held.TryRemove(job.Id, out _);

    /// <summary>Has interrupted work stand as over. Answers false where it was not interrupted.</summary>
    /// <param name="id">The work.</param>
    /// <param name="why">Said where it is listed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> EndInterruptedAsync(Guid id, Error why, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(Turn, cancellationToken);
        await using var db = factory.Create(ShellSettings.DefaultName);
        if (await db.Set<TenantJob>().SingleOrDefaultAsync(j => j.Id == id, cancellationToken) is not { } job || job.StateAt(db.UtcNow) != TenantJobState.Interrupted)
        {
            return false;
        }

        End(job, why, db.UtcNow);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Has removals stand as done whose host was killed between the last step and saying so, or whose rest was cleared away since.</summary>
    public async Task EndDoneRemovalsAsync(CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(Turn, cancellationToken);
        await using var db = factory.Create(ShellSettings.DefaultName);
        foreach (var job in await db.Set<TenantJob>().Where(j => j.Kind == TenantJobKind.Remove && j.FinishedUtc == null).ToListAsync(cancellationToken))
        {
            if (shells.Find(job.Subject) is null && await departures.FindAsync(job.Subject, cancellationToken) is null)
            {
                (job.FinishedUtc, job.Left) = (db.UtcNow, await RemoveTenantHandler.CountLeftAsync(db, job.Subject, cancellationToken));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
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

    private void End(TenantJob job, Error why, DateTime now) =>
        (job.FinishedUtc, job.Error, job.ErrorInEnglish) = (now, words.Of([why], "sv"), words.Of([why], "en"));
}
