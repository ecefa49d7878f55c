using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Intranet.AuditTrail.Retention;

/// <summary>Erases once a day what is due in each store, the first time ten minutes after the start.</summary>
internal sealed partial class RetentionClock(
    IShellHost shells, StoreFactory stores, StoreMigrator migrator, AuditEraser eraser, AuditSettingsStore settings, TimeProvider clock, ILogger<RetentionClock> logger)
    : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(First, clock, stoppingToken);
            while (true)
            {
                foreach (var shell in shells.All.Where(s => s.State is TenantState.Running or TenantState.Disabled))
                {
                    await TryEraseAsync(shell.Name, stoppingToken);
                }

                await Task.Delay(Between, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due now is due after the next start too.
        }
    }

    private async Task TryEraseAsync(string tenant, CancellationToken cancellationToken)
    {
        try
        {
            await migrator.EnsureAsync(tenant, cancellationToken);
            await using var db = stores.Create(tenant);
            var decided = await settings.GetAsync(db, cancellationToken);
            if (decided.Erases && await eraser.EraseAsync(tenant, decided, by: null, cancellationToken) is > 0 and var count)
            {
                LogErased(logger, tenant, count);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(logger, exception, tenant);
        }
    }

    [LoggerMessage(LogLevel.Information, "Audit trail of {Tenant}: {Count} rows erased, their time was up.")]
    private static partial void LogErased(ILogger logger, string tenant, int count);

    [LoggerMessage(LogLevel.Error, "The audit trail of {Tenant} could not be gone through; it is tried again tomorrow.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string tenant);
}
