using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Grants.Features;

[RequirePermission(GrantPermissions.UseName)]
internal sealed class ReadInsightPage(ReadInsightHandler insight, IEnumerable<IGrantedContent> contents, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Kind of content shown; null shows the first that was given.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    public FoundGrant Found { get; private set; } = null!;

    public IReadOnlyList<IGrantedContent> Contents { get; private set; } = [];

    /// <summary>Null while the content is not open.</summary>
    public PagedList<GrantedItem>? List { get; private set; }

    /// <summary>The text that was asked for; null while none is.</summary>
    public GrantedText? Text { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken) =>
        await ShowAsync(new PageRequest(int.TryParse(page, out var number) ? number : null), cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        var opened = await insight.OpenAsync(Id, cancellationToken);
        return opened.Succeeded ? Done(SiteLink($"admin/insight/{Id}"), texts["Insight.Opened"]) : NotFound();
    }

    public async Task<IActionResult> OnPostReadAsync([FromForm] Guid item, CancellationToken cancellationToken)
    {
        var text = await insight.ReadAsync(Id, Kind ?? "", item, cancellationToken);
        if (!text.Succeeded || !await ShowAsync(new PageRequest(null), cancellationToken))
        {
            return NotFound();
        }

        Text = text.Value;
        return Page();
    }

    private async Task<bool> ShowAsync(PageRequest page, CancellationToken cancellationToken)
    {
        if (await insight.FindAsync(Id, cancellationToken) is not { } found)
        {
            return false;
        }

        Found = found;
        Contents = [.. contents.Where(c => found.Grant.Contents.Contains(c.Kind)).OrderBy(c => c.Title, StringComparer.CurrentCulture)];
        Kind = Contents.FirstOrDefault(c => c.Kind == Kind)?.Kind ?? Contents.FirstOrDefault()?.Kind;
        List = Kind is null ? null : await insight.ListAsync(found, Kind, page, cancellationToken);
        return true;
    }
}
