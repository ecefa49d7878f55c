using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities.Features.EditCommunity;

internal sealed class EditCommunityPage(CommunityFinder finder, EditCommunityHandler handler, IStringLocalizer<Texts> texts) : CommunityForm
{
    public FoundCommunity Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var community = Found.Community;
        Input = new CommunityInput
        {
            Title = community.Title,
            Description = community.Description,
            Tags = TagList.Join(community.Tags),
            Access = community.Access,
            Edition = community.Edition,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return BadInput();
        }

        var command = new EditCommunity(
            Scope, id, Input.Edition, Input.Title, Input.Description, Input.Access, TagList.Split(Input.Tags), Input.ConfirmOpening);
        var result = await handler.HandleAsync(command, cancellationToken);
        if (result.Succeeded)
        {
            return Done(Link($"communities/{id}"), texts["Saved"]);
        }

        if (result.FirstError.Kind == ErrorKind.Stale)
        {
            // Who saves again after having been told of the newer version means it.
            ModelState.Remove("Input.Edition");
            Input.Edition = Found.Community.Edition;
        }

        return Fail(result.Errors);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(Scope, id, cancellationToken) is not { MayModerate: true } found)
        {
            return false;
        }

        Found = found;
        return true;
    }
}
