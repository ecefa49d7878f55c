using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Units.Features.ShowUnit;

/// <summary>What the people of a unit talk about. Exists for them only.</summary>
internal sealed class ShowUnitPage(UnitReader units) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Unit Unit { get; private set; } = null!;

    public string Place { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await units.GetReachAsync(cancellationToken)).Contains(Id))
        {
            return NotFound();
        }

        var tree = await units.TreeAsync(cancellationToken);
        Unit = tree.Find(Id)!;
        Place = tree.PathOf(Id);
        return Page();
    }
}
