using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.EditReply;

[ForGuests]
internal sealed class EditReplyPage(ThreadFinder finder, ThreadRights rights, EditReplyHandler handler, IStringLocalizer<Texts> texts) : IntranetPage
{
    public FoundThread Found { get; private set; } = null!;

    public Reply Reply { get; private set; } = null!;

    [BindProperty]
    public EditReplyInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, Guid replyId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, replyId, cancellationToken))
        {
            return NotFound();
        }

        Input = new EditReplyInput { Body = Reply.Body, Edition = Reply.Edition };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid replyId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, replyId, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = 400;
            return Page();
        }

        var result = await handler.HandleAsync(new EditReply(Scope, id, replyId, Input.Edition, Input.Body), cancellationToken);
        if (result.Succeeded)
        {
            return Done(Link($"threads/{id}#reply-{replyId:N}"), texts["Said.Saved"]);
        }

        if (result.FirstError.Kind == ErrorKind.Stale)
        {
            // Who saves again after having been told of the newer version means it.
            ModelState.Remove("Input.Edition");
            Input.Edition = Reply.Edition;
        }

        return Fail(result.Errors);
    }

    private async Task<bool> LoadAsync(Guid id, Guid replyId, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(Scope, id, cancellationToken) is not { } found
            || await found.Replies.SingleOrDefaultAsync(r => r.Id == replyId && !r.IsDeleted, cancellationToken) is not { } reply
            || !rights.MayEdit(found, reply.Author))
        {
            return false;
        }

        (Found, Reply) = (found, reply);
        return true;
    }
}

/// <summary>What people fill in to change a reply.</summary>
public sealed class EditReplyInput
{
    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>Edition that was read.</summary>
    public int? Edition { get; set; }
}
