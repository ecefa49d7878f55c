using Intranet.Abstractions;
using Intranet.AuditTrail.Reading;
using Intranet.Data;
using Intranet.Ui;
using Intranet.Ui.Content;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.AuditTrail.Features;

[RequirePermission(AuditPermissions.ReadName)]
internal sealed class ReadAuditPage(ListAuditHandler list, ExportAuditHandler export, AuditWords words) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public FilterModel Filter { get; set; } = new();

    public AuditFilter Wanted => Filter.ToFilter();

    public PagedList<AuditEntry> List { get; private set; } = new([], 1, 20, 0);

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public AuditWords Words => words;

    public bool Manages => Person.May(AuditPermissions.Manage);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        Kinds = await list.KindsAsync(cancellationToken);
        var found = await list.HandleAsync(new ListAudit(Wanted, new PageRequest(int.TryParse(page, out var number) ? number : null)), cancellationToken);
        if (!found.Succeeded)
        {
            return Fail(found.Errors, nameof(Filter));
        }

        List = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken)
    {
        var file = await export.HandleAsync(new ExportAudit(Wanted), cancellationToken);
        if (file.Succeeded)
        {
            return File(file.Value, CsvTable.ContentType, $"audit-{Shell.Name}.csv");
        }

        Kinds = await list.KindsAsync(cancellationToken);
        return Fail(file.Errors, nameof(Filter));
    }

    internal sealed class FilterModel
    {
        public string? Text { get; set; }

        public string? Kind { get; set; }

        public string? About { get; set; }

        public string? From { get; set; }

        public string? Until { get; set; }

        public AuditFilter ToFilter() => new() { Text = Text, Kind = Kind, About = About, From = From, Until = Until };
    }
}
