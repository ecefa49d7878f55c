using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Communities.Features.CreateCommunity;

internal sealed class CreateCommunityPage(CreateCommunityHandler handler, CommunityRights rights, IStringLocalizer<Texts> texts) : CommunityForm
{
    /// <summary>The other scope, where the person may start a community there too; null otherwise.</summary>
    public Scope? OtherScope
    {
        get
        {
            var other = Scope == Scope.Network ? Scope.Own : Scope.Network;
            return !Shell.IsDefault && rights.MayCreate(other) ? other : null;
        }
    }

    public IActionResult OnGet() => rights.MayCreate(Scope) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadInput();
        }

        var command = new CreateCommunity(Scope, Input.Title, Input.Description, Input.Access, TagList.Split(Input.Tags));
        var result = await handler.HandleAsync(command, cancellationToken);
        return result.Succeeded ? Done(Link($"communities/{result.Value.Id}"), texts["Created", result.Value.Title]) : Fail(result.Errors);
    }
}
