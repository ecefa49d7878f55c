using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Search.Features.EditWords;

/// <summary>One group of words: change it, see what it finds, take it away.</summary>
internal sealed class EditWordsPage(EditWordsHandler edit, PreviewWordsHandler preview, WordEntries entries, IStores stores, IStringLocalizer<Texts> texts) : WordsPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WordGroup Group { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = new InputModel { Entries = string.Join('\n', Group.Entries), Revision = Group.Revision };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await edit.HandleAsync(new EditWords(Id, Input.Entries, Input.Revision), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink(Address), texts["Words.Saved"]);
        }

        return await LoadAsync(cancellationToken) ? Fail(result.Errors) : NotFound();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var read = entries.Read(nameof(Input.Entries), Input.Entries);
        if (!read.Succeeded)
        {
            return Fail(read.Errors);
        }

        Preview = await preview.HandleAsync(read.Value, Id, Request.PathBase, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var result = await edit.HandleAsync(new RemoveWords(Id), cancellationToken);
        return result.Succeeded ? Done(SiteLink(Address), texts["Words.Removed"]) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if ((await WordList.ReadAsync(stores.Open(Scope.Network), cancellationToken)).Find(Id) is not { } found)
        {
            return false;
        }

        Group = found;
        return true;
    }
}
