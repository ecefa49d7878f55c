using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Accessibility;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.StateAccessibility;

/// <summary>What the organisation states about its site's accessibility, and what people have reported.</summary>
[RequirePermission(TenantPermissions.AdministerName)]
internal sealed class StateAccessibilityPage(StateAccessibilityHandler handler, IStores stores, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Conformances =>
        [.. Enum.GetValues<Conformance>().Select(c => new SelectListItem(texts["Statement.Choice." + c], c.ToString()))];

    public IReadOnlyList<SelectListItem> Assessors =>
        [.. Enum.GetValues<Assessor>().Select(a => new SelectListItem(texts["Statement.Assessor." + a], a.ToString()))];

    /// <summary>Those that wait first, then the newest.</summary>
    public PagedList<AccessibilityReport> Reports { get; private set; } = new([], 1, 20, 0);

    /// <summary>Reports whose letter did not get through.</summary>
    public IReadOnlySet<Guid> NotMailed { get; private set; } = new HashSet<Guid>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var statement = await AccessibilityStatement.ReadAsync(stores.Open(Scope.Own), cancellationToken);
        Input = new InputModel
        {
            Conformance = statement.Conformance.ToString(),
            Shortcomings = statement.Shortcomings,
            AssessedBy = statement.AssessedBy.ToString(),
            AssessedOn = statement.AssessedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Contact = statement.Contact,
        };
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var command = new StateAccessibility(Input.Conformance, Input.Shortcomings, Input.AssessedBy, Input.AssessedOn, Input.Contact);
        var result = await handler.HandleAsync(command, cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/accessibility"), texts["Statement.Saved"]);
        }

        await LoadAsync(cancellationToken);
        return Fail(result.Errors);
    }

    public async Task<IActionResult> OnPostHandleAsync(Guid id, string? answer, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(new HandleReport(id, answer), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/accessibility"), texts["Barrier.Handled"]);
        }

        await OnGetAsync(cancellationToken);
        return Fail(result.Errors, "");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var request = new PageRequest(int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
        var all = stores.Open(Scope.Own).Set<AccessibilityReport>().AsNoTracking();
        var rows = await all.OrderBy(r => r.HandledUtc != null).ThenByDescending(r => r.AtUtc).ThenBy(r => r.Id)
            .Skip(request.Skip).Take(request.PageSize).ToListAsync(cancellationToken);
        NotMailed = await stores.Open(Scope.Own).ListGivenUpAsync(ReportMail.ConsumerName, AccessibilityReport.Kind, cancellationToken);
        Reports = new PagedList<AccessibilityReport>(rows, request.Page, request.PageSize, await all.CountAsync(cancellationToken));
    }

    internal sealed class InputModel
    {
        public string? Conformance { get; set; }

        public string? Shortcomings { get; set; }

        public string? AssessedBy { get; set; }

        public string? AssessedOn { get; set; }

        public string? Contact { get; set; }
    }
}
