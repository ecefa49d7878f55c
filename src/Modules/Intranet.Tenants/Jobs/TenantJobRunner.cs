using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.ExportTenant;
using Intranet.Tenants.Features.ImportTenant;
using Intranet.Tenants.Features.RemoveTenant;
using Intranet.Ui;
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
    TenantJobs jobs, JobFiles files, Departures departures, StoreFactory factory, StoreMigrator migrator, IShellHost shells, IShellScopes scopes, ErrorTexts errors,
    TimeProvider clock, ILogger<TenantJobRunner> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenClearings = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WorkAsync(stoppingToken), ClearAsync(stoppingToken));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var order in jobs.OrdersAsync(stoppingToken))
            {
                await CarryOutAsync(order, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way falls silent, which its page tells.
        }
    }

    private async Task CarryOutAsync(TenantOrder order, CancellationToken stoppingToken)
    {
        var steps = new StepCount();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var telling = TellAsync(order.Job.Id, steps, done.Token);
        IReadOnlyList<Error> failure = [];
        try
        {
            failure = await RunAsync(order, steps, stoppingToken);
        }
        catch (PortableException exception)
        {
            failure = [new ArchiveRefused(exception.Message)];
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, exception, order.Job.Kind, order.Job.Subject);
            failure = [new TenantJobBroken()];
        }
        finally
        {
            await done.CancelAsync();
            await telling;
            if (order.Job.Kind == TenantJobKind.Import)
            {
                files.Remove(order.Job.Id);
            }
        }

        await FinishAsync(order.Job, steps.Count, failure);
    }

    private async Task<IReadOnlyList<Error>> RunAsync(TenantOrder order, StepCount steps, CancellationToken cancellationToken)
    {
        var job = order.Job;
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
                    new ImportTenant(files.PathOf(job.Id), order.Prefix, order.Host) { By = job.By }, steps, cancellationToken);
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

    private async Task TellAsync(Guid id, StepCount steps, CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Beat, clock);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await using var db = factory.Create(ShellSettings.DefaultName);
                var (now, count) = (db.UtcNow, steps.Count);
                await db.Set<TenantJob>().Where(j => j.Id == id).ExecuteUpdateAsync(j => j.SetProperty(x => x.SeenUtc, now).SetProperty(x => x.Steps, count), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The work is done; its end is told once.
        }
        catch (Exception exception)
        {
            // The work itself does not depend on it.
            LogSilent(logger, exception, id);
        }
    }

    private async Task FinishAsync(TenantJob job, int steps, IReadOnlyList<Error> failure)
    {
        await using var db = factory.Create(ShellSettings.DefaultName);
        var row = await db.Set<TenantJob>().SingleAsync(j => j.Id == job.Id);
        (row.Subject, row.Title, row.Rows, row.Left, row.Bytes, row.Sha256) = (job.Subject, job.Title, job.Rows, job.Left, job.Bytes, job.Sha256);
        (row.Steps, row.SeenUtc, row.FinishedUtc) = (steps, db.UtcNow, db.UtcNow);
        if (failure.Count > 0)
        {
            (row.Error, row.ErrorInEnglish) = (Describe(failure, "sv"), Describe(failure, "en"));
        }

        await db.SaveChangesAsync();
    }

    private string Describe(IReadOnlyList<Error> failure, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var words = string.Join(' ', failure.Select(errors.Describe));
            return words.Length <= TenantJob.LongestError ? words : words[..TenantJob.LongestError];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
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
            await using var db = factory.Create(ShellSettings.DefaultName);
            var (now, since) = (db.UtcNow, db.UtcNow - TenantJob.FileLifetime);
            var recent = await db.Set<TenantJob>().AsNoTracking().Where(j => j.StartedUtc > since || j.FinishedUtc > since).ToListAsync(cancellationToken);
            files.RemoveAllBut(recent.Where(j => j.HasFileAt(now) || j.StateAt(now) == TenantJobState.Running).Select(j => j.Id).ToHashSet());
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

    private sealed class StepCount : IProgress<string>
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Report(string value) => Interlocked.Increment(ref _count);
    }
}
