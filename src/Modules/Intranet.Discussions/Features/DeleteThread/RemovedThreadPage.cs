using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.DeleteThread;

/// <summary>Says that a thread was removed, to those who may put it back.</summary>
internal sealed class RemovedThreadPage(ThreadFinder finder, RestoreThreadHandler handler, IStringLocalizer<Texts> texts) : IntranetPage
{
    public FoundThread Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await finder.FindRemovedAsync(Scope, id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new RestoreThread(Scope, id), cancellationToken);
        return result.Succeeded ? Done(Link($"threads/{id}"), texts["Said.ThreadRestored"]) : NotFound();
    }
}
