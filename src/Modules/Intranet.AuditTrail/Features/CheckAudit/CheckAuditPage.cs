using Intranet.Abstractions;
using Intranet.AuditTrail.Checking;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.AuditTrail.Features;

[RequirePermission(AuditPermissions.ReadName)]
internal sealed class CheckAuditPage(ChainCheck check) : IntranetPage
{
    /// <summary>A head that was noted earlier, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Noted { get; set; }

    /// <summary>Null while the noted head cannot be read.</summary>
    public ChainReport? Report { get; private set; }

    public bool Manages => Person.May(AuditPermissions.Manage);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var noted = NotedHead.Parse(Noted);
        if (noted is null && !string.IsNullOrWhiteSpace(Noted))
        {
            return Fail([new FieldInvalid(nameof(Noted))], "");
        }

        Report = await check.CheckAsync(Shell.Name, noted, cancellationToken);
        return Page();
    }
}
