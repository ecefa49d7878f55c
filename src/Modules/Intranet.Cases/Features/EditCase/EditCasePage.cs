using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases.Features;

internal sealed class EditCasePage(
    CaseDesk desk, SaveDraftHandler save, PublishCaseHandler publish, AddCoAuthorHandler add, RemoveCoAuthorHandler remove, IUnits units,
    IStringLocalizer<Texts> texts)
    : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public CaseForm Input { get; set; } = new();

    [BindProperty]
    public PeopleModel People { get; set; } = new();

    [BindProperty(Name = "intent")]
    public string? Intent { get; set; }

    public Case Case { get; private set; } = null!;

    public IReadOnlyList<UnitInfo> Units { get; private set; } = [];

    public bool OwnsCase => desk.Access.Owns(Case);

    public Guid Me => Person.Actor.UserId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = CaseForm.From(Case);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var isPublished = Intent == CaseFormView.Publish;
        var saved = isPublished
            ? await publish.HandleAsync(new PublishCase(Id, Input.Revision, Input.ToInput(), Input.Note), cancellationToken)
            : await save.HandleAsync(new SaveDraft(Id, Input.Revision, Input.ToInput()), cancellationToken);
        if (saved.Succeeded)
        {
            return Done(Link(Scope.Own, CasePaths.Of(Id)), isPublished ? texts["Flash.Published", await CaseFormView.AudienceAsync(units, saved.Value, Shell, cancellationToken)] : texts["Flash.DraftSaved"]);
        }

        return await FailAsync(saved.Errors, nameof(Input), cancellationToken);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await add.HandleAsync(new AddCoAuthor(Id, null, People.UserName), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var removed = await remove.HandleAsync(new RemoveCoAuthor(Id, null, People.UserId), cancellationToken);
        return removed.Succeeded && !await desk.Access.MaySeeAsync(removed.Value, cancellationToken) ? Done(Link(Scope.Own, CasePaths.Drafts)) : await AnswerAsync(removed, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(Result<Case> result, CancellationToken cancellationToken)
    {
        if (result.Succeeded)
        {
            return Done(Link(Scope.Own, CasePaths.Edit(Id)) + "#people", texts["Flash.People"]);
        }

        return await FailAsync(result.Errors, nameof(People), cancellationToken);
    }

    private async Task<IActionResult> FailAsync(IReadOnlyList<Error> errors, string prefix, CancellationToken cancellationToken)
    {
        desk.Db.ChangeTracker.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (prefix == nameof(People))
        {
            Input = CaseForm.From(Case);
        }

        if (errors.Any(e => e.Kind == ErrorKind.Stale))
        {
            // The person has been told, and what was typed is still here: the next save is meant to win.
            ModelState.Remove($"{nameof(Input)}.{nameof(CaseForm.Revision)}");
            Input.Revision = Case.Revision;
        }

        return Fail(errors, prefix);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(Id, cancellationToken) is not { IsRemoved: false } found || !desk.Access.MayEdit(found))
        {
            return false;
        }

        Case = found;
        Units = await CaseFormView.UnitsAsync(units, found.UnitId, cancellationToken);
        return true;
    }

    public sealed class PeopleModel
    {
        public string? UserName { get; set; }

        public Guid UserId { get; set; }
    }
}
