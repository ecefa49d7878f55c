using System.Globalization;
using Intranet.Abstractions;
using Intranet.AuditTrail.Reading;
using Intranet.AuditTrail.Retention;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.AuditTrail.Features;

[RequirePermission(AuditPermissions.ManageName)]
internal sealed class SetRetentionPage(
    SetRetentionHandler set, SetHoldHandler hold, ListAuditHandler list, AuditEraser eraser, AuditSettingsStore settings, IStores stores, AuditWords words, IStringLocalizer<Texts> texts)
    : IntranetPage
{
    private const string Address = "admin/audit/retention";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public HoldModel Hold { get; set; } = new();

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public IReadOnlyList<LegalHold> Holds { get; private set; } = [];

    public DueRows Due { get; private set; } = new(0, 0);

    public AuditWords Words => words;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var current = await settings.GetAsync(stores.Open(Scope.Own), cancellationToken);
        Input = new InputModel
        {
            KeepsAddresses = current.KeepsAddresses, Days = current.Days?.ToString(CultureInfo.InvariantCulture), Revision = current.Revision,
            DaysByKind = current.DaysByKind.ToDictionary(d => d.Key, d => (string?)d.Value.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal),
        };
        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await set.HandleAsync(new SetRetention(Input.KeepsAddresses, Input.Days, Input.DaysByKind, Input.Revision), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink(Address), texts["Retention.Saved"]);
        }

        await ShowAsync(cancellationToken);
        return Fail(result.Errors);
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken cancellationToken)
    {
        var count = await eraser.EraseAsync(Shell.Name, await settings.GetAsync(stores.Open(Scope.Own), cancellationToken), Person.Actor, cancellationToken);
        return Done(SiteLink(Address), texts["Retention.Erased", count]);
    }

    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken)
    {
        var result = await hold.HandleAsync(new SetHold(Hold.Reason, Hold.From, Hold.Until, Hold.About), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink(Address), texts["Hold.Set"]);
        }

        await OnGetAsync(cancellationToken);
        return Fail(result.Errors, nameof(Hold));
    }

    public async Task<IActionResult> OnPostReleaseAsync([FromForm] Guid id, CancellationToken cancellationToken)
    {
        var result = await hold.ReleaseAsync(id, cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink(Address), texts["Hold.Released"]);
        }

        await OnGetAsync(cancellationToken);
        return Fail(result.Errors);
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        Kinds = [.. (await list.KindsAsync(cancellationToken)).Union(Input.DaysByKind.Keys).Where(k => !k.StartsWith(AuditEvents.Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Holds = await db.Set<LegalHold>().AsNoTracking().OrderByDescending(h => h.SetUtc).Take(100).ToListAsync(cancellationToken);
        Due = await eraser.CountAsync(Shell.Name, await settings.GetAsync(db, cancellationToken), cancellationToken);
    }

    internal sealed class InputModel
    {
        public bool KeepsAddresses { get; set; }

        public string? Days { get; set; }

        public Dictionary<string, string?> DaysByKind { get; set; } = [];

        public long Revision { get; set; }
    }

    internal sealed class HoldModel
    {
        public string? Reason { get; set; }

        public string? From { get; set; }

        public string? Until { get; set; }

        public string? About { get; set; }
    }
}
