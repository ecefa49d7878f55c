using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.ExportTenant;
using Intranet.Tenants.Features.ImportTenant;
using Intranet.Tenants.Features.RemoveTenant;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Intranet.Tenants.Jobs;

/// <summary>
/// Carries out, one after the other, the long work that was ordered here, and clears away what is left: files whose time is over,
/// and organisations whose removal was killed half way.
/// </summary>
internal sealed partial class TenantJobRunner(
    TenantJobs jobs, JobFiles files, Departures departures, StoreFactory factory, StoreMigrator migrator, IShellHost shells, IShellScopes scopes, JobWords words,
    TimeProvider clock, ILogger<TenantJobRunner> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenClearings = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(WorkAsync(stoppingToken), TellAsync(stoppingToken), ClearAsync(stoppingToken));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var job in jobs.OrdersAsync(stoppingToken))
            {
                await CarryOutAsync(job, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way falls silent, which its page tells.
        }
    }

    private async Task CarryOutAsync(TenantJob job, CancellationToken stoppingToken)
    {
        IReadOnlyList<Error> failure = [];
        try
        {
            failure = await RunAsync(job, new StepCount(job), stoppingToken);
        }
        catch (PortableException exception)
        {
            failure = [new ArchiveRefused(exception.Message)];
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, exception, job.Kind, job.Subject);
            failure = [new TenantJobBroken()];
        }

        while (!await TryFinishAsync(job, failure, stoppingToken))
        {
            await Task.Delay(Beat, clock, stoppingToken);
        }

        jobs.LetGo(job);
    }

    private async Task<IReadOnlyList<Error>> RunAsync(TenantJob job, IProgress<string> steps, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(ShellSettings.DefaultName);
        switch (job.Kind)
        {
            case TenantJobKind.Export:
                var exported = await scope.Services.GetRequiredService<ExportTenantHandler>().HandleAsync(
                    new ExportTenant(job.Subject, files.PathOf(job.Id)) { By = job.By }, steps, cancellationToken);
                if (exported.Succeeded)
                {
                    (job.Rows, job.Bytes, job.Sha256) = (exported.Value.Rows, exported.Value.Bytes, exported.Value.Sha256);
                }

                return exported.Errors;
            case TenantJobKind.Import:
                var imported = await scope.Services.GetRequiredService<ImportTenantHandler>().HandleAsync(
                    new ImportTenant(files.PathOf(job.Id), job.Prefix, job.Host) { By = job.By, OnRead = shell => (job.Subject, job.Title) = (shell.Name, shell.Title) }, steps, cancellationToken);
                if (imported.Succeeded)
                {
                    (job.Subject, job.Title) = (imported.Value.Shell.Name, imported.Value.Shell.Title);
                    (job.Rows, job.Left) = (imported.Value.Rows + imported.Value.Contributions, imported.Value.LeftOut);
                }

                return imported.Errors;
            case TenantJobKind.Remove:
                var removed = await scope.Services.GetRequiredService<RemoveTenantHandler>().HandleAsync(new RemoveTenant(job.Subject) { By = job.By }, cancellationToken);
                if (removed.Succeeded)
                {
                    job.Left = removed.Value.Left;
                }

                return removed.Errors;
            default:
                throw new InvalidOperationException($"Nobody knows how to {job.Kind}.");
        }
    }

    /// <summary>Says each second that this host is there and how far its work has come; what waits for its turn too.</summary>
    private async Task TellAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Beat, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var job in jobs.Held)
                {
                    await TryTellAsync(job, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way falls silent, which its page tells.
        }
    }

    private async Task TryTellAsync(TenantJob job, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = factory.Create(ShellSettings.DefaultName);
            var (now, count, subject, title) = (db.UtcNow, job.Steps, job.Subject, job.Title);
            await db.Set<TenantJob>().Where(j => j.Id == job.Id).ExecuteUpdateAsync(
                j => j.SetProperty(x => x.SeenUtc, now).SetProperty(x => x.Steps, count).SetProperty(x => x.Subject, subject).SetProperty(x => x.Title, title), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The work itself does not depend on it, and the next second may do better.
            LogSilent(logger, exception, job.Id);
        }
    }

    /// <summary>Answers false where the database or the folder of files is away: then it is said later.</summary>
    private async Task<bool> TryFinishAsync(TenantJob job, IReadOnlyList<Error> failure, CancellationToken cancellationToken)
    {
        try
        {
            if (job.Kind == TenantJobKind.Import)
            {
                files.Remove(job.Id);
            }

            await using var db = factory.Create(ShellSettings.DefaultName);
            if (await db.Set<TenantJob>().SingleOrDefaultAsync(j => j.Id == job.Id, CancellationToken.None) is not { } row)
            {
                return true;
            }

            (row.Subject, row.Title, row.Rows, row.Left, row.Bytes, row.Sha256) = (job.Subject, job.Title, job.Rows, job.Left, job.Bytes, job.Sha256);
            (row.Steps, row.SeenUtc, row.FinishedUtc) = (job.Steps, db.UtcNow, db.UtcNow);
            (row.Error, row.ErrorInEnglish) = failure.Count == 0 ? (null, null) : (words.Of(failure, "sv"), words.Of(failure, "en"));
            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogSilent(logger, exception, job.Id);
            return false;
        }
    }

    private async Task ClearAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(BetweenClearings, clock);
            do
            {
                await TryClearAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due now is due after the next start too.
        }
    }

    private async Task TryClearAsync(CancellationToken cancellationToken)
    {
        if (shells.Find(ShellSettings.DefaultName) is null)
        {
            return;
        }

        try
        {
            await migrator.EnsureAsync(ShellSettings.DefaultName, cancellationToken);
            await departures.FinishAllAsync(cancellationToken);
            await jobs.EndDoneRemovalsAsync(cancellationToken);
            await using var db = factory.Create(ShellSettings.DefaultName);
            var (now, since) = (db.UtcNow, db.UtcNow - TenantJob.FileLifetime);
            var recent = await db.Set<TenantJob>().AsNoTracking().Where(j => j.StartedUtc > since || j.FinishedUtc > since).ToListAsync(cancellationToken);
            files.RemoveAllBut(recent.Where(j => j.NeedsFileAt(now)).Select(j => j.Id).ToHashSet());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotCleared(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Kind} of {Tenant} failed.")]
    private static partial void LogFailed(ILogger logger, Exception exception, TenantJobKind kind, string tenant);

    [LoggerMessage(LogLevel.Warning, "How the work {Id} goes cannot be told.")]
    private static partial void LogSilent(ILogger logger, Exception exception, Guid id);

    [LoggerMessage(LogLevel.Error, "Old exported files could not be cleared away; it is tried again in an hour.")]
    private static partial void LogNotCleared(ILogger logger, Exception exception);

    private sealed class StepCount(TenantJob job) : IProgress<string>
    {
        public void Report(string value) => job.Steps++;
    }
}
