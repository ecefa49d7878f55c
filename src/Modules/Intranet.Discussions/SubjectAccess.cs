using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions;

/// <summary>Threads follow their subject when it is opened or closed, in the transaction of that change.</summary>
internal sealed class SubjectAccess : ISubjectAccess
{
    public async Task ApplyAsync(IntranetDbContext db, SubjectRef subject, string accessLabel, CancellationToken cancellationToken)
    {
        var threads = await db.Set<Thread>()
            .Where(t => t.SubjectKind == subject.Kind && t.SubjectId == subject.Id && t.AccessLabel != accessLabel)
            .ToListAsync(cancellationToken);
        threads.ForEach(t => t.FollowSubject(t.SubjectTitle, accessLabel));
    }
}
