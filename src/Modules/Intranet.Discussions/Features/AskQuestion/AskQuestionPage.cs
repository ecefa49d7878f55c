using Intranet.Abstractions;
using Intranet.Discussions.Features.StartThread;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.AskQuestion;

/// <summary>Asks a question: what, then whom.</summary>
internal sealed class AskQuestionPage(AskAudiences audiences, SimilarThings similar, StartThreadHandler handler, IStringLocalizer<Texts> texts)
    : AskForm(audiences, texts)
{
    public IReadOnlyList<SimilarItem> Similar { get; private set; } = [];

    /// <param name="q">What was searched for without finding it.</param>
    /// <param name="subject">Where the question is to go, <c>community:{id}</c>.</param>
    /// <param name="scope">Where that subject lies, <c>own</c> or <c>network</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task OnGetAsync(string? q, string? subject, string? scope, CancellationToken cancellationToken)
    {
        Input.Title ??= q is { Length: > Thread.TitleMaximum } ? q[..Thread.TitleMaximum] : q;
        ModelState.Clear();
        var chosen = SubjectAddress.ParseSubject(subject) is { } found ? new SubjectAddress(SubjectAddress.ParseScope(scope) ?? Scope.Own, found) : null;
        await LoadAsync(chosen, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(chosen: null, cancellationToken);
            Response.StatusCode = 400;
            return Page();
        }

        if (SubjectAddress.Parse(Input.Audience) is not { } address)
        {
            return await AgainAsync([new FieldRequired(nameof(Input.Audience))], cancellationToken);
        }

        // The address states no scope, so the one-time key may lie in another store than the question: the question's id comes from the key.
        var once = Request.Form[OnceTagHelper.FieldName].ToString();
        var id = once.Length > 0 ? ContentKey.ToId(Person.Actor.Tenant, "ask", $"{Person.Actor.UserId:N}/{once}") : (Guid?)null;
        var command = new StartThread.StartThread(address.Scope, address.Subject, ThreadKind.Question, Input.Title, Input.Body, Id: id);
        var result = await handler.HandleAsync(command, cancellationToken);
        return result.Succeeded
            ? Done(Link(address.Scope, $"threads/{result.Value.Id}"), Words["Said.Asked"])
            : await AgainAsync([.. result.Errors.Select(AtAudience)], cancellationToken);
    }

    /// <summary>An audience that is gone or closed to the person is something to choose anew, not a page that does not exist.</summary>
    private static Error AtAudience(Error error) => error.Kind is ErrorKind.NotFound or ErrorKind.Forbidden ? new FieldInvalid(nameof(Input.Audience)) : error;

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Error> errors, CancellationToken cancellationToken)
    {
        await LoadAsync(chosen: null, cancellationToken);
        return Fail(errors);
    }

    private async Task LoadAsync(SubjectAddress? chosen, CancellationToken cancellationToken)
    {
        await LoadAudiencesAsync(chosen, cancellationToken);
        Similar = await similar.ToTextAsync(Input.Title, Request.PathBase, cancellationToken);
    }
}
