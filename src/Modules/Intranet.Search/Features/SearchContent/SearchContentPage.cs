using Intranet.Abstractions;
using Intranet.Search.Engine;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Search.Features;

/// <summary>Search with facets; works as plain links and a form.</summary>
internal sealed class SearchContentPage(
    SearchContentHandler handler, NoHitsHandler noHits, IFeatureState features, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const string Discussions = "Intranet.Discussions";
    private const int MostFacetValues = 12;

    /// <summary>What was asked for, as typed.</summary>
    public SearchInput Asked { get; private set; } = new();

    /// <summary>Null when the question was not understood; the errors stand at their fields.</summary>
    public SearchAnswer? Answer { get; private set; }

    /// <summary>Ways on; null where something was found.</summary>
    public NoHits? NoHits { get; private set; }

    /// <summary>True when a question can be put on this site.</summary>
    public bool MayAsk { get; private set; }

    public string Typed => Answer?.Query.Text ?? SearchInput.Clean(Asked.Q).Text;

    public SearchAddress Address => new(SiteLink("search"), Answer?.Query ?? new SearchQuery { Text = Typed });

    public int PageCount => Answer is null
        ? 1
        : new PagedList<SearchItem>([], Answer.Query.Page.Page, Answer.Query.Page.PageSize, Math.Min(Answer.Total, SearchRequest.MaxWindow)).PageCount;

    /// <summary>Facets worth showing: with a choice in them, or a choice made.</summary>
    public IEnumerable<SearchFacet> Facets => Answer?.Facets
        .Where(f => f.Values.Count > 1 || f.Values.Any(v => v.IsChosen))
        .Select(f => f with { Values = [.. f.Values.Where((v, i) => i < MostFacetValues || v.IsChosen)] }) ?? [];

    /// <summary>Number of filters that are set.</summary>
    public int ChosenCount => Answer is null ? 0 : Answer.Query.Chosen.Sum(c => c.Value.Count) + (HasPeriod ? 1 : 0);

    public bool HasPeriod => Answer?.Query is { From: not null } or { To: not null };

    /// <summary>The limits in time as people read them.</summary>
    public string Period => texts["Search.Period", SearchAddress.Day(Answer?.Query.From) ?? "", SearchAddress.Day(Answer?.Query.To) ?? ""].Value.Trim();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Asked = SearchInput.Of(Request.Query);
        var result = await handler.HandleAsync(Asked, Request.PathBase, cancellationToken);
        if (!result.Succeeded)
        {
            return Fail([.. result.Errors.Select(Here).Distinct()], prefix: "");
        }

        Answer = result.Value;
        if (Answer.Total == 0)
        {
            NoHits = await noHits.HandleAsync(Answer.Query, Request.PathBase, cancellationToken);
            MayAsk = (await features.GetEnabledAsync(Shell.Name, cancellationToken)).Contains(Discussions);
        }

        return Page();
    }

    /// <summary>What is wrong with a field, as typed; null when nothing is.</summary>
    public string? Wrong(string field) => ModelState.TryGetValue(field, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    public string FacetName(string field) => texts["Facet." + field];

    /// <summary>What was searched, as people read it.</summary>
    public string Searched
    {
        get
        {
            var reach = Answer?.Query.Reach ?? SearchReach.All;
            if (Shell.IsDefault || reach == SearchReach.Network)
            {
                return texts["Searched.Network"];
            }

            return reach == SearchReach.Own ? texts["Searched.Own", Shell.Title] : texts["Searched.All", Shell.Title];
        }
    }

    /// <summary>Name of a scope as people read it.</summary>
    public string Audience(Scope scope) => scope == Scope.Network ? texts["Scope.Network"] : Shell.Title;

    /// <summary>The page has fields for the period only; what else is wrong stands in the address.</summary>
    private static Error Here(Error error) => error.Field is nameof(SearchInput.From) or nameof(SearchInput.To) ? error : new UnknownFilter();
}
