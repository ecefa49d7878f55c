using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

[RequirePermission("Users.Manage")]
internal sealed class CreateUserPage(CreateUserHandler create, IStores stores, RoleTexts roleTexts, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new() { Roles = [RoleNames.Employee] };

    public bool MayGiveRoles => Person.May(UserPermissions.ManageRoles);

    public IReadOnlyList<RoleChoice> Roles { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> roles = MayGiveRoles ? Input.Roles : [RoleNames.Employee];
        var command = new CreateUser(Input.UserName, Input.Name, Input.Title, Input.Unit, Input.Email, roles);
        var result = await create.HandleAsync(command, Person, cancellationToken);
        if (!result.Succeeded)
        {
            await ShowAsync(cancellationToken);
            return Fail(result.Errors);
        }

        TempData[EditUserPage.PasswordKey] = result.Value.TemporaryPassword;
        return Done(SiteLink($"admin/users/{result.Value.User.Id}"), texts["Users.Created", result.Value.User.Name]);
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var names = await stores.Open(Scope.Own).Set<Role>().AsNoTracking().OrderBy(r => r.Name).Select(r => r.Name).ToListAsync(cancellationToken);
        Roles = [.. names.Select(n => new RoleChoice(n, roleTexts.OfRole(n), Input.Roles.Contains(n)))];
    }

    internal sealed class InputModel
    {
        public string? UserName { get; set; }

        public string? Name { get; set; }

        public string? Title { get; set; }

        public string? Unit { get; set; }

        public string? Email { get; set; }

        public List<string> Roles { get; set; } = [];
    }
}
