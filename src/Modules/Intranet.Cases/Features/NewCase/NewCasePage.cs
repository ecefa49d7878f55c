using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Cases.Features;

[RequirePermission(CasePermissions.WriteName)]
internal sealed class NewCasePage(CreateCaseHandler create, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public CaseForm Input { get; set; } = new();

    [BindProperty(Name = "intent")]
    public string? Intent { get; set; }

    public void OnGet(string? title) => Input.Title = title;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var isPublished = Intent == CaseFormView.Publish;
        var created = await create.HandleAsync(new CreateCase(Input.ToInput(), isPublished), cancellationToken);
        if (!created.Succeeded)
        {
            return Fail(created.Errors);
        }

        return Done(Link(Scope.Own, CasePaths.Of(created.Value.Id)), isPublished ? texts["Flash.Published", Shell.Title] : texts["Flash.DraftSaved"]);
    }
}
