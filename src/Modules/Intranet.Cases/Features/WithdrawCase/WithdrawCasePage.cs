using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases.Features;

[RequirePermission(CasePermissions.ShareName)]
internal sealed class WithdrawCasePage(ViewCaseHandler view, WithdrawCaseHandler withdraw, CaseAccess access, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary><c>shared</c> leads back to the list of what is shared; else back to the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseView View { get; private set; } = null!;

    public Case Case => View.Case;

    /// <summary>Where the reader came from.</summary>
    public string Back => Link(Scope.Own, From == "shared" ? CasePaths.Shared : CasePaths.Of(Id));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return Case.IsShared ? Page() : Done(Link(Scope.Own, CasePaths.Of(Id)));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var withdrawn = await withdraw.HandleAsync(new WithdrawCase(Id, Input.Revision, Input.Reason), cancellationToken);
        if (withdrawn.Succeeded)
        {
            return Done(Back, texts["Flash.Withdrawn"]);
        }

        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Remove("Input.Revision");
        Input.Revision = Case.Revision;
        return Fail(withdrawn.Errors);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var result = await view.HandleAsync(new ViewCase(Id), cancellationToken);
        if (!result.Succeeded || !access.MayDecide(result.Value.Case))
        {
            return false;
        }

        View = result.Value;
        Input.Revision ??= Case.Revision;
        return true;
    }

    public sealed class InputModel
    {
        public long? Revision { get; set; }

        public string? Reason { get; set; }
    }
}
