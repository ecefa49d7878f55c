using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Jobs;

namespace Intranet.Tenants.Features.ExportTenant;

/// <summary>Fetches an exported file.</summary>
/// <param name="Job">The work that made it.</param>
public sealed record FetchExport(Guid Job);

/// <summary>A file to be sent.</summary>
/// <param name="Path">Where it lies on the host.</param>
/// <param name="Name">What it is called for who fetches it.</param>
public sealed record ExportedFile(string Path, string Name);

/// <summary>
/// Who may have the file: the organisation's own people with the permission; a coordinator only while the organisation has given
/// insight into all of it and the coordinator has opened that.
/// </summary>
internal sealed class FetchExportHandler(TenantJobs jobs, JobFiles files, IInsight insight, ITenantContext tenant, IShellHost shells, IStores stores, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Key of "everything" among what can be given insight into.</summary>
    public const string Content = "archive";

    public async Task<bool> MayFetchAsync(string organisation, CancellationToken cancellationToken) => tenant.Shell.IsDefault
        ? user.May(TenantPermissions.ManageNetwork) && await insight.IsOpenAsync(organisation, Content, cancellationToken)
        : organisation == tenant.Shell.Name && user.May(TenantPermissions.Export);

    public async Task<Result<ExportedFile>> HandleAsync(FetchExport command, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(command.Job, cancellationToken) is not { } job || !job.HasFileAt(clock.GetUtcNow().UtcDateTime)
            || shells.Find(job.Subject) is null || !await MayFetchAsync(job.Subject, cancellationToken))
        {
            return new NotFound();
        }

        if (!files.Has(job.Id))
        {
            return new ExportElsewhere(job.Node);
        }

        await using var own = await stores.OpenAsync(job.Subject, cancellationToken);
        own.Audit(user.Actor, "tenants.export-fetched.v1", TenantKey.Kind, TenantKey.Of(job.Subject), new { job.Sha256 });
        await own.SaveChangesAsync(cancellationToken);
        return new ExportedFile(files.PathOf(job.Id), $"{job.Subject}-{job.StartedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.zip");
    }
}
