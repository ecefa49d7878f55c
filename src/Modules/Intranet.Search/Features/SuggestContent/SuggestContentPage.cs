using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Search.Features;

/// <summary>Suggestions while typing: JSON for the search field's script, a list of links for whoever asks for HTML.</summary>
internal sealed class SuggestContentPage(SuggestHandler handler, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const string Json = "application/json";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public IReadOnlyList<SuggestItem> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Items = await handler.HandleAsync(Request.Query["q"].FirstOrDefault(), Request.PathBase, cancellationToken);
        return Request.Headers.Accept.ToString().Contains(Json, StringComparison.OrdinalIgnoreCase)
            ? new JsonResult(new { items = Items.Select(i => new { text = i.Text, url = i.Url, kind = KindName(i) }) }, Options)
            : Page();
    }

    /// <summary>What a suggestion is, in the reader's language; null for a word.</summary>
    public string? KindName(SuggestItem item) => item.ContentKind is { } kind ? FacetTitles.KindName(texts, kind) : null;

    /// <summary>Where a suggestion leads: to the thing, or to a search for the word.</summary>
    public string Address(SuggestItem item) => item.Url ?? new SearchAddress(SiteLink("search"), new SearchQuery()).For(item.Text);
}
