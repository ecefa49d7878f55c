using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.AuditTrail.Features;

[RequirePermission(AuditPermissions.ReadName)]
internal sealed class MakePackagePage(MakePackageHandler make) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool Manages => Person.May(AuditPermissions.Manage);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var made = await make.HandleAsync(new MakePackage(Input.From, Input.Until, Input.Reason), cancellationToken);
        return made.Succeeded ? File(made.Value, "application/zip", $"incident-{Shell.Name}-{Input.From}-{Input.Until}.zip") : Fail(made.Errors);
    }

    internal sealed class InputModel
    {
        public string? From { get; set; }

        public string? Until { get; set; }

        public string? Reason { get; set; }
    }
}
