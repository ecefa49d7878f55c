using Intranet.Abstractions;
using Microsoft.Extensions.Logging;

namespace Intranet.Search;

/// <summary>
/// Rebuilds indexes that are damaged or missing, in the background and one at a time. Asking twice for the same tenant asks
/// once; after a failure it rests for a while, so that searches do not start it over and over.
/// </summary>
internal sealed partial class IndexRepair(IndexRebuilder rebuilder, TimeProvider clock, ILogger<IndexRepair> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Has a tenant's index rebuilt. The task tells whether it was.</summary>
    public Task<bool> RequestAsync(string tenant) => JobFor(tenant).Task;

    /// <summary>Has a tenant's index rebuilt and waits for it, but never past <paramref name="patience"/> counted from its beginning.</summary>
    public async Task<bool> RequestAsync(string tenant, TimeSpan patience, CancellationToken cancellationToken)
    {
        var job = JobFor(tenant);
        var left = patience - (clock.GetUtcNow() - job.Begun);
        if (job.Task.IsCompleted || left <= TimeSpan.Zero)
        {
            return job.Task.IsCompletedSuccessfully && await job.Task;
        }

        try
        {
            return await job.Task.WaitAsync(left, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task[] running;
        lock (_gate)
        {
            running = [.. _jobs.Values.Select(j => j.Task)];
        }

        await Task.WhenAll(running);
        _stopping.Dispose();
        _one.Dispose();
    }

    private Job JobFor(string tenant)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_jobs.TryGetValue(tenant, out var job) && (!job.Task.IsCompleted || job.RestsUntil > now))
            {
                return job;
            }

            job = new Job(now);
            _jobs[tenant] = job;
            job.Task = Task.Run(() => RunAsync(tenant, job));
            return job;
        }
    }

    private async Task<bool> RunAsync(string tenant, Job job)
    {
        try
        {
            await _one.WaitAsync(_stopping.Token);
            try
            {
                var documents = await rebuilder.RebuildAsync(tenant, null, _stopping.Token);
                LogRebuilt(logger, tenant, documents);
                return true;
            }
            finally
            {
                _one.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, tenant);
            job.RestsUntil = clock.GetUtcNow() + Rest;
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "The search index of {Tenant} was rebuilt with {Documents} documents.")]
    private static partial void LogRebuilt(ILogger logger, string tenant, long documents);

    [LoggerMessage(LogLevel.Error, "The search index of {Tenant} could not be rebuilt.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string tenant);

    private sealed class Job(DateTimeOffset begun)
    {
        public DateTimeOffset Begun { get; } = begun;

        public DateTimeOffset? RestsUntil { get; set; }

        public Task<bool> Task { get; set; } = System.Threading.Tasks.Task.FromResult(false);
    }
}
