using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Discussions.Features.AskQuestion;

/// <summary>Fragment: what resembles the question so far.</summary>
internal sealed class AskSimilarPage(SimilarThings similar) : IntranetPage
{
    public IReadOnlyList<SimilarItem> Items { get; private set; } = [];

    public async Task OnGetAsync(string? q, [FromQuery(Name = "Input.Title")] string? title, CancellationToken cancellationToken) =>
        Items = await similar.ToTextAsync(q ?? title, Request.PathBase, cancellationToken);
}
