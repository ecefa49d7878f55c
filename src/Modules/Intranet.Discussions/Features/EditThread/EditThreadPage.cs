using Intranet.Abstractions;
using Intranet.Ui;
using Intranet.Ui.Dates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.EditThread;

[ForGuests]
internal sealed class EditThreadPage(ThreadFinder finder, ThreadRights rights, EditThreadHandler handler, IStringLocalizer<Texts> texts) : IntranetPage
{
    public FoundThread Found { get; private set; } = null!;

    [BindProperty]
    public ThreadInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var thread = Found.Thread;
        Input = new ThreadInput
        {
            Title = thread.Title,
            Body = thread.Body,
            // What ends at midnight was valid to the day before.
            ValidUntil = thread.ValidUntilUtc is { } until ? SwedishDay.Of(until.AddTicks(-1)) : null,
            Edition = thread.Edition,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = 400;
            return Page();
        }

        var until = Input.ValidUntil is { } day ? SwedishDay.EndUtc(day) : (DateTime?)null;
        var result = await handler.HandleAsync(new EditThread(Scope, id, Input.Edition, Input.Title, Input.Body, until), cancellationToken);
        if (result.Succeeded)
        {
            return Done(Link($"threads/{id}"), texts["Said.Saved"]);
        }

        if (result.FirstError.Kind == ErrorKind.Stale)
        {
            // Who saves again after having been told of the newer version means it.
            ModelState.Remove("Input.Edition");
            Input.Edition = Found.Thread.Edition;
        }

        return Fail(result.Errors);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(Scope, id, cancellationToken) is not { } found || !rights.MayEdit(found, found.Thread.Author))
        {
            return false;
        }

        Found = found;
        return true;
    }
}
