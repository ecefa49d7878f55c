using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

[RequirePermission("Users.ManageRoles")]
internal sealed class EditRolesPage(
    EditRolesHandler edit, CreateRoleHandler create, DeleteRoleHandler delete, IStores stores, PermissionGraph graph, RoleTexts roleTexts, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const char Separator = '|';

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>All permissions by the module that declares them.</summary>
    public IEnumerable<IGrouping<string, Permission>> Permissions => graph.GivableIn(Shell.Name).GroupBy(p => p.Name.Split('.')[0]);

    /// <summary>Roles of the organisation's own making, which can be taken away.</summary>
    public IEnumerable<Role> OwnRoles => Roles.Where(r => !graph.IsBornWith(r.Name));

    public string TextOf(Role role) => roleTexts.OfRole(role.Name);

    public string TextOf(Permission permission) => roleTexts.OfPermission(permission);

    public string TextOfModule(string name) => roleTexts.OfModule(name);

    public static string ValueOf(Role role, Permission permission) => $"{role.Name}{Separator}{permission.Name}";

    public bool IsTicked(Role role, Permission permission) => Input.Grants.Contains(ValueOf(role, permission));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        Input.Grants = [.. Roles.SelectMany(r => r.Permissions.Select(p => $"{r.Name}{Separator}{p}"))];
        Input.Version = EditRolesHandler.VersionOf(Roles);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await edit.HandleAsync(new EditRoles([.. Input.Grants.Select(ToGrant)], Input.Version), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/roles"), texts["RoleMatrix.Saved"]);
        }

        await ShowAsync(cancellationToken);
        return Fail(result.Errors);
    }

    public async Task<IActionResult> OnPostCreateAsync(CancellationToken cancellationToken)
    {
        var result = await create.HandleAsync(new CreateRole(Input.Name), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/roles"), texts["RoleMatrix.Created", result.Value.Name]);
        }

        await OnGetAsync(cancellationToken);
        return Fail(result.Errors);
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromForm] Guid id, CancellationToken cancellationToken)
    {
        var result = await delete.HandleAsync(new DeleteRole(id), cancellationToken);
        if (result.Succeeded)
        {
            return Done(SiteLink("admin/roles"), texts["RoleMatrix.Deleted", result.Value.Name]);
        }

        await OnGetAsync(cancellationToken);
        return Fail(result.Errors);
    }

    private static Grant ToGrant(string value)
    {
        var at = value.LastIndexOf(Separator);
        return at < 0 ? new Grant("", "") : new Grant(value[..at], value[(at + 1)..]);
    }

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Roles = await stores.Open(Scope.Own).Set<Role>().AsNoTracking().OrderBy(r => r.Name).ToListAsync(cancellationToken);

    internal sealed class InputModel
    {
        public List<string> Grants { get; set; } = [];

        public long? Version { get; set; }

        public string? Name { get; set; }
    }
}
