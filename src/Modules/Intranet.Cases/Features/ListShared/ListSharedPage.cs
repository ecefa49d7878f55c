using System.Globalization;
using Intranet.Abstractions;
using Intranet.Ui;
using Intranet.Ui.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases.Features;

/// <summary>«Det här delar vi»: for everybody in the organisation; withdrawing is for those who may decide.</summary>
internal sealed class ListSharedPage(ListSharedHandler list, CaseAccess access, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const int LongestText = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public PagedList<SharedItem> List { get; private set; } = new([], 1, 20, 0);

    public bool MayReview => access.MayReview;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || Selection != SharedSelection.All;

    private SharedSelection Selection => EnumName.Parse<SharedSelection>(Show) ?? SharedSelection.All;

    public string TextOf(SharedUse use) => texts["Shared.Use", use.Organisation, texts["Stage.We." + EnumName.Of(use.Stage)]];

    public async Task OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken) =>
        List = await list.HandleAsync(Query(int.TryParse(page, out var number) ? number : null), cancellationToken);

    /// <summary>The list as a table for spreadsheets.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        var rows = await list.AllAsync(Query(null), cancellationToken);
        var csv = new CsvTable([.. new[] { "Title", "Unit", "Version", "Newest", "Since", "DecidedBy", "Why", "UsedBy", "Address" }.Select(c => texts["Shared.Column." + c].Value)]);
        foreach (var row in rows)
        {
            csv.Add(
                row.Case.Content.Title, row.Case.Author.Unit, Number(row.Version), Number(row.Case.PublishedVersion), row.Case.SharedUtc?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                row.Case.DecidedBy?.Name, row.Case.DecisionMessage, string.Join(", ", row.Uses.Select(TextOf)), $"{Request.Scheme}://{Request.Host}{SiteLinks.Shared(row.Case.Id)}");
        }

        return File(csv.ToBytes(), CsvTable.ContentType, $"{Shell.Name}-{texts["Shared.FileName"]}.csv");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private ListShared Query(int? page) =>
        new(Text?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestText)] : null, Selection, new PageRequest(page));
}
