using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Cases.Features;

internal sealed class ViewVersionPage(ViewVersionHandler view) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public VersionView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var result = await view.HandleAsync(new ViewVersion(Id, Number), cancellationToken);
        if (!result.Succeeded)
        {
            return NotFound();
        }

        View = result.Value;
        return Page();
    }
}
