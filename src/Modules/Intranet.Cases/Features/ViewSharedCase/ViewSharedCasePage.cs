using Intranet.Abstractions;
using Intranet.Ui;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases.Features;

internal sealed class ViewSharedCasePage(ViewSharedCaseHandler view, AdoptHandler adopt, IShellHost shells, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SharedCaseView View { get; private set; } = null!;

    public SharedCase Case => View.Case;

    public bool IsOurs => Case.Author.Tenant == Shell.Name;

    public bool MayAdopt => !IsOurs && !Shell.IsDefault && Person.May(CasePermissions.Adopt);

    /// <summary>What the reader's organisation told last; null when nothing yet.</summary>
    public Adoption? Ours => View.Adoptions.FirstOrDefault(a => a.IsCurrent && a.By.Tenant == Shell.Name);

    public TenantKind? KindOfOrganisation => shells.Find(Case.Author.Tenant)?.Kind;

    public IReadOnlyList<RadioChoice> Stages =>
        [.. Enum.GetValues<AdoptionStage>().Select(s => new RadioChoice(EnumName.Of(s), texts["Stage.We." + EnumName.Of(s)]))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Case.IsWithdrawn)
        {
            Response.StatusCode = StatusGone;
        }

        Input.Stage = EnumName.Of(Ours?.Stage ?? AdoptionStage.Considering);
        Input.Note = Ours?.Note;
        return Page();
    }

    public async Task<IActionResult> OnPostAdoptAsync(CancellationToken cancellationToken)
    {
        var told = await adopt.HandleAsync(new Adopt(Id, Input.Stage, Input.Note), cancellationToken);
        if (told.Succeeded)
        {
            return Done(Link(CasePaths.Of(Id)) + "#adoptions", texts["Flash.Adopted"]);
        }

        return await LoadAsync(cancellationToken) ? Fail(told.Errors) : NotFound();
    }

    private const int StatusGone = 410;

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var result = await view.HandleAsync(new ViewSharedCase(Id), cancellationToken);
        if (result.Succeeded)
        {
            View = result.Value;
        }

        return result.Succeeded;
    }

    public sealed class InputModel
    {
        public string? Stage { get; set; }

        public string? Note { get; set; }
    }
}
