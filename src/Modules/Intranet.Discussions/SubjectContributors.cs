using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions;

/// <summary>Which organisations have written below a subject.</summary>
internal sealed class SubjectContributors(IStores stores) : ISubjectContributors
{
    public async Task<bool> HasContributedAsync(Scope scope, SubjectRef subject, string tenant, CancellationToken cancellationToken = default)
    {
        var db = stores.Open(scope);
        var threads = db.Set<Thread>().Where(t => t.SubjectKind == subject.Kind && t.SubjectId == subject.Id && !t.IsDeleted);
        return await threads.AnyAsync(
            t => t.Author.Tenant == tenant || db.Set<Reply>().Any(r => r.ThreadId == t.Id && !r.IsDeleted && r.Author.Tenant == tenant), cancellationToken);
    }
}
