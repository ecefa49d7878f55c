using Intranet.Abstractions;
using Intranet.Ui;
using Intranet.Ui.Dates;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.StartThread;

/// <summary>A new thread on a subject that the address names.</summary>
[ForGuests]
internal sealed class StartThreadPage(SubjectDirectory subjects, ThreadRights rights, StartThreadHandler handler, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const string Community = "community";

    public SubjectInfo Found { get; private set; } = null!;

    /// <summary>What it hangs on: <c>community:{id}</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "subject")]
    public string? Subject { get; set; }

    [BindProperty]
    public ThreadInput Input { get; set; } = new() { Kind = ThreadKind.Discussion };

    public IReadOnlyList<RadioChoice> Kinds =>
    [
        new(nameof(ThreadKind.Discussion), texts["Kind.Discussion"], texts["Kind.DiscussionHint"]),
        new(nameof(ThreadKind.Question), texts["Kind.Question"], texts["Kind.QuestionHint"]),
        .. Found.MayModerate ? [new RadioChoice(nameof(ThreadKind.Announcement), texts["Kind.Announcement"], texts["Kind.AnnouncementHint"])] : Array.Empty<RadioChoice>(),
    ];

    public string SubjectLink => Found.Subject.Kind == SiteSubject.SubjectKind ? SiteLink(Found.Path) : Link(Found.Path);

    public string FormAddress => Link($"threads/new?subject={SubjectAddress.FormatSubject(Found.Subject)}");

    public string SubmitText => texts[Found.Subject.Kind == Community ? "PublishIn" : "PublishFor", Found.Audience];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = 400;
            return Page();
        }

        var until = Input.ValidUntil is { } day ? SwedishDay.EndUtc(day) : (DateTime?)null;
        var result = await handler.HandleAsync(new StartThread(Scope, Found.Subject, Input.Kind, Input.Title, Input.Body, until), cancellationToken);
        return result.Succeeded ? Done(Link($"threads/{result.Value.Id}"), texts[Input.Kind == ThreadKind.Question ? "Said.Asked" : "Said.Published"]) : Fail(result.Errors);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (SubjectAddress.ParseSubject(Subject) is not { } subject
            || await subjects.FindAsync(Scope, subject, cancellationToken) is not { } found
            || !rights.MayPost(Scope, found))
        {
            return false;
        }

        Found = found;
        return true;
    }
}
