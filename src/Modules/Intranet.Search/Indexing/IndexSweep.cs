using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.Extensions.Hosting;

namespace Intranet.Search;

/// <summary>After a start: has the indexes built that are missing, the network's first. Quietly, one after the other.</summary>
internal sealed class IndexSweep(IShellHost shells, StoreOptions options, TenantIndexes indexes, IndexRepair repair, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Before, clock, stoppingToken);
            foreach (var shell in shells.All.Where(s => s.State == TenantState.Running && HasStore(s.Name)))
            {
                if (!new IndexMarker(indexes.FolderOf(shell.Name)).IsValid())
                {
                    await repair.RequestAsync(shell.Name).WaitAsync(stoppingToken);
                    await Task.Delay(Between, clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is found by the next start, or by the first search.
        }
    }

    private bool HasStore(string tenant) =>
        options.Provider == StoreProvider.PostgreSql || File.Exists(options.StoreFile(tenant));
}
