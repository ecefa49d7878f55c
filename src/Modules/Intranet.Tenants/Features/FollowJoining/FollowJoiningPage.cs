using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.FollowJoining;

/// <summary>How far an organisation has come on its way in, and the step that the coordinator takes.</summary>
internal sealed class FollowJoiningPage(
    ChangeStageHandler handler, AppointFirstHandler appoint, IFirstAdministrator first, IShellHost shells, IStringLocalizer<Texts> texts) : NetworkPage
{
    [FromRoute(Name = "name")]
    public string? Name { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public FirstModel First { get; set; } = new();

    /// <summary>True while the organisation has no account, so that somebody has to be let in.</summary>
    public bool WantsFirst { get; private set; }

    /// <summary>Shown this once; null otherwise.</summary>
    public string? TemporaryPassword { get; private set; }

    public ShellSettings Organisation { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Stages => JoinStages.Choices(texts);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await TryFindAsync(cancellationToken))
        {
            return NotFound();
        }

        Input.Stage = Organisation.Stage.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await TryFindAsync(cancellationToken))
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

    public async Task<IActionResult> OnPostAppointAsync(CancellationToken cancellationToken)
    {
        if (!await TryFindAsync(cancellationToken))
        {
            return NotFound();
        }

        Input.Stage = Organisation.Stage.ToString();
        var result = await appoint.HandleAsync(new AppointFirst(Organisation.Name, First.UserName, First.PersonName, First.Email), cancellationToken);
        if (!result.Succeeded)
        {
            return Fail(result.Errors, nameof(First));
        }

        (TemporaryPassword, WantsFirst) = (result.Value, false);
        return Page();
    }

    private async Task<bool> TryFindAsync(CancellationToken cancellationToken)
    {
        if (Name is null || shells.Find(Name) is not { IsDefault: false } found)
        {
            return false;
        }

        Organisation = found;
        WantsFirst = found.State == TenantState.Running && await first.IsWantedAsync(found.Name, cancellationToken);
        return true;
    }

    internal sealed class FirstModel
    {
        public string? UserName { get; set; }

        public string? PersonName { get; set; }

        public string? Email { get; set; }
    }

    internal sealed class InputModel
    {
        public string? Stage { get; set; }
    }
}
