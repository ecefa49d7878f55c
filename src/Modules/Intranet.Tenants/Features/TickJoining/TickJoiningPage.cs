using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Joining;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.TickJoining;

/// <summary>The checklist on the way into the network, ticked off by the organisation itself.</summary>
[RequirePermission(TenantPermissions.AdministerName)]
internal sealed class TickJoiningPage(TickJoiningHandler tick, AcceptInvitationHandler accept, IShellHost shells, IStores stores, IStringLocalizer<Texts> texts) : IntranetPage
{
    public IReadOnlyDictionary<string, JoinStep> Ticked { get; private set; } = new Dictionary<string, JoinStep>();

    /// <summary>As registered now; a step may have moved it since the request began.</summary>
    public JoinStage Stage => shells.Find(Shell.Name)?.Stage ?? Shell.Stage;

    public bool IsReady => Stage == JoinStage.SetUp && Ticked.Count == JoinChecklist.All.Count;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Shell.IsDefault)
        {
            return NotFound();
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken)
    {
        var result = await accept.HandleAsync(new AcceptInvitation(), cancellationToken);
        return result.Succeeded ? Done(SiteLink("admin/joining"), texts["Join.Accepted"]) : NotFound();
    }

    public Task<IActionResult> OnPostTickAsync(string? key, string? reference, CancellationToken cancellationToken) =>
        ChangeAsync(new TickJoining(key ?? "", IsDone: true, reference), cancellationToken);

    public Task<IActionResult> OnPostUntickAsync(string? key, CancellationToken cancellationToken) =>
        ChangeAsync(new TickJoining(key ?? "", IsDone: false, null), cancellationToken);

    private async Task<IActionResult> ChangeAsync(TickJoining command, CancellationToken cancellationToken)
    {
        var result = await tick.HandleAsync(command, cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/joining") + "#" + command.Key);
        }

        await LoadAsync(cancellationToken);
        return Fail(result.Errors, "");
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Ticked = await stores.Open(Scope.Own).Set<JoinStep>().AsNoTracking().ToDictionaryAsync(s => s.Key, StringComparer.Ordinal, cancellationToken);
}
