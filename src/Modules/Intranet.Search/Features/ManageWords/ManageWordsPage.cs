using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Search.Features.ManageWords;

/// <summary>The network's list of words, and the form for a further group.</summary>
internal sealed class ManageWordsPage(AddWordsHandler add, PreviewWordsHandler preview, WordEntries entries, IStores stores, IStringLocalizer<Texts> texts) : WordsPage
{
    public PagedList<WordGroup> List { get; private set; } = new([], 1, 20, 0);

    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await add.HandleAsync(new AddWords(Input.Entries), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink(Address), texts["Words.Saved"]);
        }

        await LoadAsync(cancellationToken);
        return Fail(result.Errors);
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var read = entries.Read(nameof(Input.Entries), Input.Entries);
        if (!read.Succeeded)
        {
            return Fail(read.Errors);
        }

        Preview = await preview.HandleAsync(read.Value, null, Request.PathBase, cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var request = new PageRequest(int.TryParse(PageNumber, out var number) ? number : null);
        var list = await WordList.ReadAsync(stores.Open(Scope.Network), cancellationToken);
        List = new PagedList<WordGroup>([.. list.InOrder().Skip(request.Skip).Take(request.PageSize)], request.Page, request.PageSize, list.Groups.Count);
    }
}
