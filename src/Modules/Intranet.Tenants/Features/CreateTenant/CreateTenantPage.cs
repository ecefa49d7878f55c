using Intranet.Abstractions;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.CreateTenant;

internal sealed class CreateTenantPage(CreateTenantHandler handler, ISetup setup, IShellHost shells, IFeatureProfiles profiles, IStringLocalizer<Texts> texts) : NetworkPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds => TenantKinds.Choices(texts);

    public IReadOnlyList<SelectListItem> Recipes => 
        [.. setup.Offered.Select(r => new SelectListItem(texts["Recipe." + r.Name] is { ResourceNotFound: false } text ? text.Value : r.DisplayName, r.Name))];

    /// <summary>Names of known authorities that are not here yet.</summary>
    public IReadOnlyCollection<string> NotMembers =>
        [.. setup.Register.Select(o => o.Title).Except(shells.All.Select(s => s.Title), StringComparer.OrdinalIgnoreCase)];

    public IReadOnlyList<SelectListItem> Profiles { get; private set; } = [];

    public IReadOnlyList<RadioChoice> Stages =>
    [
        new(nameof(JoinStage.Invited), texts["Tenants.StageInvited"], texts["Tenants.StageInvitedWhat"]),
        new(nameof(JoinStage.Open), texts["Tenants.StageOpen"], texts["Tenants.StageOpenWhat"]),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Profiles = await ProfileChoice.ListAsync(profiles, texts, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Profiles = await ProfileChoice.ListAsync(profiles, texts, cancellationToken);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var shell = new NewShell
        {
            Name = Input.Name ?? "",
            Title = Input.Title ?? "",
            Host = Input.Host ?? "",
            Prefix = Input.Prefix ?? "",
            Kind = TenantKinds.Read(Input.Kind) ?? TenantKind.Network,
            Code = Input.Code,
            County = Input.County,
            Recipe = Input.Recipe,
            Stage = Input.Stage == nameof(JoinStage.Open) ? JoinStage.Open : JoinStage.Invited,
            FeatureProfile = Input.FeatureProfile,
        };
        var result = await handler.HandleAsync(new CreateTenant(KnownFacts.FillIn(shell, setup.Register)), new Progress<string>(), cancellationToken);
        if (!result.Succeeded)
        {
            return Fail(result.Errors);
        }

        return result.Value.State == TenantState.Running
            ? Done(SiteLink("admin/tenants/" + result.Value.Name), texts["Tenants.Created", result.Value.Title])
            : Done(SiteLink("admin/tenants/" + result.Value.Name));
    }

    internal sealed class InputModel
    {
        public string? Title { get; set; }

        public string? Name { get; set; }

        public string? Prefix { get; set; }

        public string? Host { get; set; }

        public string? Kind { get; set; } = nameof(TenantKind.Municipality);

        public string? Code { get; set; }

        public string? County { get; set; }

        public string? Recipe { get; set; } = "authority";

        public string? Stage { get; set; } = nameof(JoinStage.Invited);

        public string? FeatureProfile { get; set; }
    }
}
