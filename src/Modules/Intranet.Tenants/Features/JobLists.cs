using Intranet.Tenants.Jobs;

namespace Intranet.Tenants.Features;

/// <summary>Gathers what a page tells about long work.</summary>
internal sealed class JobLists(JobFiles files, JobStandings standings, TimeProvider clock)
{
    public async Task<JobList> MakeAsync(IReadOnlyList<TenantJob> jobs, string address, bool mayFetch, bool mayMend, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new JobList(jobs, now, address, mayFetch, mayMend)
        {
            Standings = await standings.OfAsync(jobs, now, cancellationToken),
            FilesHere = jobs.Where(j => files.Has(j.Id)).Select(j => j.Id).ToHashSet(),
        };
    }
}
