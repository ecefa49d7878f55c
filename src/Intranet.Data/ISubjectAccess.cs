using Intranet.Abstractions;

namespace Intranet.Data;

/// <summary>Told when a subject becomes open or closed, before the save, so that what hangs on it changes in the same transaction.</summary>
public interface ISubjectAccess
{
    /// <summary>Gives everything attached to the subject the new label. The caller saves.</summary>
    Task ApplyAsync(IntranetDbContext db, SubjectRef subject, string accessLabel, CancellationToken cancellationToken);
}
