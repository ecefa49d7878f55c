using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.RemoveTenant;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Tenants.Jobs;

/// <summary>In what state interrupted work left its organisation.</summary>
internal enum JobStanding
{
    /// <summary>Nothing was changed.</summary>
    Untouched,

    /// <summary>A removal: what it shared is withdrawn and its people have left; its own store is whole.</summary>
    LeftNetwork,

    /// <summary>A removal: it is off the register, and its store waits to be cleared away.</summary>
    OffRegister,

    /// <summary>A removal: nothing is left to do.</summary>
    Gone,

    /// <summary>An import: it is on the register and closed to everybody, because not all of it is in.</summary>
    HalfImported,

    /// <summary>An import: it is here and whole.</summary>
    Here,

    /// <summary>An import: it is not here.</summary>
    NotHere,

    /// <summary>An import that was interrupted before the archive had said which organisation it holds.</summary>
    Unknown,
}

/// <summary>Finds out how organisations stand whose work was interrupted.</summary>
internal sealed class JobStandings(StoreFactory factory, Departures departures, IShellHost shells)
{
    /// <summary>Of the interrupted work in a list, by its id.</summary>
    public async Task<IReadOnlyDictionary<Guid, JobStanding>> OfAsync(IEnumerable<TenantJob> jobs, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, JobStanding>();
        foreach (var job in jobs.Where(j => j.StateAt(nowUtc) == TenantJobState.Interrupted))
        {
            found[job.Id] = job.Kind switch
            {
                TenantJobKind.Import => OfImport(job),
                TenantJobKind.Remove => await OfRemovalAsync(job, cancellationToken),
                _ => JobStanding.Untouched,
            };
        }

        return found;
    }

    private JobStanding OfImport(TenantJob job) => (job.Subject, shells.Find(job.Subject)) switch
    {
        ("", _) => JobStanding.Unknown,
        (_, null) => JobStanding.NotHere,
        (_, { OwesImport: true }) => JobStanding.HalfImported,
        _ => JobStanding.Here,
    };

    private async Task<JobStanding> OfRemovalAsync(TenantJob job, CancellationToken cancellationToken)
    {
        if (shells.Find(job.Subject) is null)
        {
            return await departures.FindAsync(job.Subject, cancellationToken) is null ? JobStanding.Gone : JobStanding.OffRegister;
        }

        await using var db = factory.Create(ShellSettings.DefaultName);
        var id = TenantKey.Of(job.Subject);
        return await db.Set<AuditEntry>().AnyAsync(a => a.Action == RemoveTenantHandler.RemovedAction && a.SubjectId == id && a.AtUtc >= job.StartedUtc, cancellationToken)
            ? JobStanding.LeftNetwork
            : JobStanding.Untouched;
    }
}
