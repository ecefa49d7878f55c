using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

[RequirePermission("Users.Manage")]
internal sealed class EditUserPage(
    EditUserHandler edit, DisableUserHandler disable, ResetPasswordHandler reset, MakeGuestHandler makeGuest, IStores stores, RoleTexts roleTexts, IStringLocalizer<Texts> texts) : IntranetPage
{
    /// <summary>Where a temporary password waits for the page that shows it.</summary>
    public const string PasswordKey = "temporary-password";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public GuestModel Guest { get; set; } = new();

    /// <summary>Shown this once; null otherwise.</summary>
    [TempData(Key = PasswordKey)]
    public string? TemporaryPassword { get; set; }

    public User Account { get; private set; } = new();

    public bool IsMe => Account.Id == Person.Actor.UserId;

    public bool MayGiveRoles => Person.May(UserPermissions.ManageRoles);

    public IReadOnlyList<RoleChoice> Roles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Fill();
        Guest.Until = Account.GuestUntilUtc?.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var command = new EditUser(id, Input.Name, Input.Title, Input.Unit, Input.Email, MayGiveRoles ? Input.Roles : null, Input.Revision);
        var result = await edit.HandleAsync(command, cancellationToken);
        return result.Succeeded ? Done(Address(id), texts["Users.Saved"]) : await RefuseAsync(id, result.Errors, keepsRoles: true, cancellationToken);
    }

    public Task<IActionResult> OnPostDisableAsync(Guid id, CancellationToken cancellationToken) => SwitchAsync(id, isDisabled: true, cancellationToken);

    public Task<IActionResult> OnPostEnableAsync(Guid id, CancellationToken cancellationToken) => SwitchAsync(id, isDisabled: false, cancellationToken);

    public async Task<IActionResult> OnPostResetAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await reset.HandleAsync(new ResetPassword(id), cancellationToken);
        if (!result.Succeeded)
        {
            return await RefuseAsync(id, result.Errors, keepsRoles: false, cancellationToken);
        }

        TemporaryPassword = result.Value;
        return Done(Address(id));
    }

    public async Task<IActionResult> OnPostGuestAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await makeGuest.HandleAsync(new MakeGuest(id, Guest.Until), cancellationToken);
        if (result.Succeeded)
        {
            return Done(Address(id), texts["Users.Saved"]);
        }

        if (!await ShowAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Fill();
        return Fail(result.Errors, nameof(Guest));
    }

    private async Task<IActionResult> SwitchAsync(Guid id, bool isDisabled, CancellationToken cancellationToken)
    {
        var result = await disable.HandleAsync(new DisableUser(id, isDisabled), cancellationToken);
        return result.Succeeded
            ? Done(Address(id), texts[isDisabled ? "Users.WasDisabled" : "Users.WasEnabled", result.Value.Name])
            : await RefuseAsync(id, result.Errors, keepsRoles: false, cancellationToken);
    }

    private async Task<IActionResult> RefuseAsync(Guid id, IReadOnlyList<Error> errors, bool keepsRoles, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (keepsRoles)
        {
            Roles = [.. Roles.Select(r => r with { IsChosen = Input.Roles.Contains(r.Name) })];
        }
        else
        {
            Input = new InputModel { Name = Account.Name, Title = Account.Title, Unit = Account.Unit, Email = Account.Email, Revision = Account.Revision };
            ModelState.Clear();
        }

        return Fail(errors);
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);
        if (user is null)
        {
            return false;
        }

        Account = user;
        var names = await db.Set<Role>().AsNoTracking().OrderBy(r => r.Name).Select(r => r.Name).ToListAsync(cancellationToken);
        var given = await db.OwnRolesOf(id).Select(r => r.Name).ToListAsync(cancellationToken);
        Roles = [.. names.Select(n => new RoleChoice(n, roleTexts.OfRole(n), given.Contains(n)))];
        return true;
    }

    private void Fill() => Input = new InputModel
    {
        Name = Account.Name, Title = Account.Title, Unit = Account.Unit, Email = Account.Email, Revision = Account.Revision,
        Roles = [.. Roles.Where(r => r.IsChosen).Select(r => r.Name)],
    };

    private string Address(Guid id) => SiteLink($"admin/users/{id}");

    internal sealed class GuestModel
    {
        /// <summary>Last day as <c>yyyy-MM-dd</c>; empty for one of the organisation's own.</summary>
        public string? Until { get; set; }
    }

    internal sealed class InputModel
    {
        public string? Name { get; set; }

        public string? Title { get; set; }

        public string? Unit { get; set; }

        public string? Email { get; set; }

        public List<string> Roles { get; set; } = [];

        public long? Revision { get; set; }
    }
}
