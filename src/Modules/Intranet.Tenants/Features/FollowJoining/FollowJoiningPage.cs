using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.FollowJoining;

/// <summary>How far an organisation has come on its way in, and the step that the coordinator takes.</summary>
internal sealed class FollowJoiningPage(ChangeStageHandler handler, IShellHost shells, IStringLocalizer<Texts> texts) : NetworkPage
{
    [FromRoute(Name = "name")]
    public string? Name { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShellSettings Organisation { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Stages => JoinStages.Choices(texts);

    public IActionResult OnGet()
    {
        if (!TryFind())
        {
            return NotFound();
        }

        Input.Stage = Organisation.Stage.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!TryFind())
        {
            return NotFound();
        }

        if (JoinStages.Read(Input.Stage) is not { } stage)
        {
            return Fail([new FieldInvalid(nameof(Input.Stage))]);
        }

        var result = await handler.HandleAsync(new ChangeStage(Organisation.Name, stage), cancellationToken);
        return result.Succeeded
            ? Done(SiteLink("admin/tenants/" + Organisation.Name), texts["Join.Moved", Organisation.Title, texts["Stage." + stage]])
            : Fail(result.Errors);
    }

    private bool TryFind()
    {
        if (Name is null || shells.Find(Name) is not { IsDefault: false } found)
        {
            return false;
        }

        Organisation = found;
        return true;
    }

    internal sealed class InputModel
    {
        public string? Stage { get; set; }
    }
}
