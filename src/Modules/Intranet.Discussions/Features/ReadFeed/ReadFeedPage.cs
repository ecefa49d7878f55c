using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Features.ReadFeed;

/// <summary>A community's latest threads as an Atom feed, for those who may read it.</summary>
internal sealed class ReadFeedPage(SubjectDirectory subjects, IStores stores) : IntranetPage
{
    private const string Community = "community";
    private const int MostEntries = 50;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(Scope, new SubjectRef(Community, id), cancellationToken) is not { } subject)
        {
            return NotFound();
        }

        var db = stores.Open(Scope);
        var threads = await db.Set<Thread>().AsNoTracking()
            .Where(t => t.SubjectKind == Community && t.SubjectId == id && !t.IsDeleted)
            .OrderByDescending(t => t.LastActivityUtc).Take(MostEntries).ToListAsync(cancellationToken);
        var origin = $"{Request.Scheme}://{Request.Host}";
        var feed = AtomFeed.Write(
            subject.Title, id, origin + Link(subject.Path), origin + Link($"communities/{id}/feed"), threads, t => origin + Link($"threads/{t.Id}"), db.UtcNow);
        return Content(feed, AtomFeed.ContentType);
    }
}
