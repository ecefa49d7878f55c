using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Units.Features.EditUnit;

/// <summary>One unit: what it is called, where it stands, and who works in it.</summary>
[RequirePermission(UnitPermissions.ManageName)]
internal sealed class EditUnitPage(EditUnitHandler edit, ChangeMembersHandler members, UnitReader units, IStores stores, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public PersonModel Newcomer { get; set; } = new();

    public UnitTree Tree { get; private set; } = new([]);

    public Unit Unit { get; private set; } = null!;

    public IReadOnlyList<Actor> Members { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parents => [.. UnitChoices.Of(Tree, texts["AtTheTop"]).Where(c => c.Value != Id.ToString())];

    private string Address => SiteLink($"admin/units/{Id}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await edit.HandleAsync(new EditUnit(Id, Input.Title, Input.Code, Input.ParentId, Input.IsClosed, Input.Revision), cancellationToken);
        if (result.Succeeded)
        {
            return Done(Address, texts["Saved"]);
        }

        return await LoadAsync(cancellationToken) ? Fail(result.Errors) : NotFound();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        var result = await members.HandleAsync(new AddUnitMember(Id, Newcomer.UserName), cancellationToken);
        if (result.Succeeded)
        {
            return Done(Address + "#people");
        }

        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Fill();
        return Fail(result.Errors, nameof(Newcomer));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid userId, CancellationToken cancellationToken)
    {
        var result = await members.HandleAsync(new RemoveUnitMember(Id, userId), cancellationToken);
        return result.Succeeded ? Done(Address + "#people") : NotFound();
    }

    private void Fill() => Input = new InputModel
    {
        Title = Unit.Title, Code = Unit.Code, ParentId = Unit.ParentId, IsClosed = Unit.ClosedUtc is not null, Revision = Unit.Revision,
    };

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Tree = await units.TreeAsync(cancellationToken);
        if (Tree.Find(Id) is not { } found)
        {
            return false;
        }

        Unit = found;
        var people = await stores.Open(Scope.Own).Set<UnitMember>().AsNoTracking().Where(m => m.UnitId == Id).ToListAsync(cancellationToken);
        Members = [.. people.Select(m => m.Person).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
        return true;
    }

    internal sealed class InputModel
    {
        public string? Title { get; set; }

        public string? Code { get; set; }

        public Guid? ParentId { get; set; }

        public bool IsClosed { get; set; }

        public long? Revision { get; set; }
    }

    internal sealed class PersonModel
    {
        public string? UserName { get; set; }
    }
}
