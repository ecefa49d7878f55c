using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases.Features;

[RequirePermission(CasePermissions.WriteName)]
internal sealed class NewCasePage(CreateCaseHandler create, IUnits units, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public CaseForm Input { get; set; } = new();

    [BindProperty(Name = "intent")]
    public string? Intent { get; set; }

    public IReadOnlyList<UnitInfo> Units { get; private set; } = [];

    public async Task OnGetAsync(string? title, CancellationToken cancellationToken)
    {
        Units = await CaseFormView.UnitsAsync(units, null, cancellationToken);
        Input.Title = title;

        // The narrowest audience is the one that is chosen from the start.
        Input.UnitId = Units.Count == 0 ? null : Units[0].Id.ToString();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var isPublished = Intent == CaseFormView.Publish;
        var created = await create.HandleAsync(new CreateCase(Input.ToInput(), isPublished), cancellationToken);
        if (!created.Succeeded)
        {
            Units = await CaseFormView.UnitsAsync(units, null, cancellationToken);
            return Fail(created.Errors);
        }

        return Done(Link(Scope.Own, CasePaths.Of(created.Value.Id)), isPublished ? texts["Flash.Published", await CaseFormView.AudienceAsync(units, created.Value, Shell, cancellationToken)] : texts["Flash.DraftSaved"]);
    }
}
