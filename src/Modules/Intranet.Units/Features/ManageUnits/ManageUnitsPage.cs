using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Units.Features.ManageUnits;

/// <summary>All units of the organisation, typed one by one or imported.</summary>
[RequirePermission(UnitPermissions.ManageName)]
internal sealed class ManageUnitsPage(CreateUnitHandler create, ImportUnitsHandler import, UnitReader units, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public UnitTree Tree { get; private set; } = new([]);

    public IReadOnlyList<SelectListItem> Parents => UnitChoices.Of(Tree, texts["AtTheTop"]);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Tree = await units.TreeAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await create.HandleAsync(new CreateUnit(Input.Title, Input.Code, Input.ParentId), cancellationToken);
        Tree = await units.TreeAsync(cancellationToken);
        return result.Succeeded ? Done(SiteLink("admin/units"), texts["Created", result.Value.Title]) : Fail(result.Errors);
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken)
    {
        var result = await import.HandleAsync(new ImportUnits(Input.Table), cancellationToken);
        Tree = await units.TreeAsync(cancellationToken);
        return result.Succeeded ? Done(SiteLink("admin/units"), texts["Imported", result.Value]) : Fail(result.Errors);
    }

    internal sealed class InputModel
    {
        public string? Title { get; set; }

        public string? Code { get; set; }

        public Guid? ParentId { get; set; }

        public string? Table { get; set; }
    }
}
