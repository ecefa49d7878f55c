using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.Search;

/// <summary>Search as JSON.</summary>
internal static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi();
        api.MapGet("/search", SearchAsync)
            .WithName("Search")
            .WithTags("Search")
            .WithSummary("Searches what the caller may see in the own organisation and among all members.")
            .Produces<SearchResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/search/suggest", SuggestAsync)
            .WithName("SuggestSearch")
            .WithTags("Search")
            .WithSummary("Titles, words, communities and people to offer while a person types.")
            .Produces<SuggestResponse>();
    }

    private static async Task<IResult> SearchAsync(
        [AsParameters] SearchInput input, SearchContentHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await handler.HandleAsync(input, context.Request.PathBase, cancellationToken);
        return result.ToHttp(context, answer => Results.Ok(Response(answer)));
    }

    private static async Task<IResult> SuggestAsync(string? q, SuggestHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var items = await handler.HandleAsync(q, context.Request.PathBase, cancellationToken);
        return Results.Ok(new SuggestResponse([.. items.Select(i => new SuggestResponseItem(i.Text, i.Kind, i.Url))]));
    }

    private static SearchResponse Response(SearchAnswer answer) => new(
        answer.Total,
        answer.Query.Page.Page,
        answer.Query.Page.PageSize,
        answer.TookMs,
        answer.DidYouMean,
        answer.Query.WasCut,
        [.. answer.Incomplete.Select(Name)],
        [.. answer.Items.Select(Item)],
        answer.Facets.ToDictionary(
            f => f.Field, f => (IReadOnlyList<SearchResponseFacet>)[.. f.Values.Select(v => new SearchResponseFacet(v.Value, v.Title, v.Count))], StringComparer.Ordinal));

    private static SearchResponseItem Item(SearchItem item) => new(
        item.Id,
        item.Kind,
        Name(item.Scope),
        item.Title,
        item.ExcerptHtml,
        item.Url,
        new SearchResponseAuthority(item.Authority, item.AuthorityTitle),
        item.CommunityId is { } id ? new SearchResponseCommunity(id, item.CommunityTitle ?? "") : null,
        item.Tags,
        item.Author,
        item.State,
        item.CreatedUtc,
        item.UpdatedUtc,
        item.Score);

    private static string Name(Scope scope) => scope == Scope.Network ? "network" : "own";
}
