using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases.Features;

internal sealed class ViewCasePage(
    ViewCaseHandler view, RequestSharingHandler request, DeleteCaseHandler delete, RestoreCaseHandler restore, DiscardWorkingCopyHandler discard,
    CaseAccess access, SharingCheck check, IUnits units, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseView View { get; private set; } = null!;

    public Case Case => View.Case;

    /// <summary>The unit whose people alone may read it; null for the whole organisation.</summary>
    public UnitInfo? Unit { get; private set; }

    public CaseAccess Access => access;

    /// <summary>What the guard would stop if the newest version were shared; for those who can do something about it.</summary>
    public IReadOnlyList<GuardFinding> Findings { get; private set; } = [];

    /// <summary>The fields of <see cref="Findings"/> as people read them: "Vad vi gjorde, Kontakt".</summary>
    public string FindingFields => string.Join(", ", Findings.Select(f => f.Field).Distinct().Select(name => $"”{texts["Field." + name].Value}”"));

    /// <summary>True while asking again would only bring the same answer: it was sent back, and what the guard found is still there.</summary>
    public bool MustMendFirst => Case.Sharing == SharingState.Returned && Findings.Count > 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRequestAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await request.HandleAsync(new RequestSharing(Id, Input.Revision, Input.Message), cancellationToken), "Flash.Requested", cancellationToken);

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await restore.HandleAsync(new RestoreCase(Id, Input.Revision), cancellationToken), "Flash.Restored", cancellationToken);

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await discard.HandleAsync(new DiscardWorkingCopy(Id, Input.Revision), cancellationToken), "Flash.Discarded", cancellationToken);

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        var deleted = await delete.HandleAsync(new DeleteCase(Id, Input.Revision), cancellationToken);
        if (!deleted.Succeeded)
        {
            return await FailAsync(deleted.Errors, cancellationToken);
        }

        return deleted.Value == Deletion.Gone
            ? Done(Link(Scope.Own, CasePaths.Drafts), texts["Flash.DraftDeleted"])
            : Done(Link(Scope.Own, CasePaths.Of(Id)), texts["Flash.Removed"]);
    }

    private async Task<IActionResult> AnswerAsync(Result<Case> result, string flash, CancellationToken cancellationToken) =>
        result.Succeeded ? Done(Link(Scope.Own, CasePaths.Of(Id)), texts[flash]) : await FailAsync(result.Errors, cancellationToken);

    private async Task<IActionResult> FailAsync(IReadOnlyList<Error> errors, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Remove("Input.Revision");
        return Fail(errors);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var result = await view.HandleAsync(new ViewCase(Id), cancellationToken);
        if (result.Succeeded)
        {
            View = result.Value;
            Input.Revision = Case.Revision;
            Unit = Case.UnitId is { } unit ? await units.FindAsync(unit, cancellationToken) : null;
            Findings = access.MayEdit(Case) && Case.SharedVersion != Case.PublishedVersion ? check.Inspect(Case.Content) : [];
        }

        return result.Succeeded;
    }

    public sealed class InputModel
    {
        public long? Revision { get; set; }

        public string? Message { get; set; }
    }
}
