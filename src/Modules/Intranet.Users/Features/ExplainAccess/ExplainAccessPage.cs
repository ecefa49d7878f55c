using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

[RequirePermission("Users.ManageRoles")]
internal sealed class ExplainAccessPage(ExplainAccessHandler explain, PermissionGraph graph, RoleTexts roleTexts, IStringLocalizer<Texts> texts) : IntranetPage
{
    [BindProperty(SupportsGet = true)]
    public string? Permission { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? UserName { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Thing { get; set; }

    public AccessAnswer Answer { get; private set; } = new(null, null, null, null);

    public IEnumerable<SelectListItem> Choices => graph.GivableIn(Shell.Name)
        .Select(p => new SelectListItem($"{roleTexts.OfModule(p.Name.Split('.')[0])}: {roleTexts.OfPermission(p)}", p.Name))
        .Prepend(new SelectListItem(texts["Access.Choose"], ""));

    public string TextOf(Permission permission) => roleTexts.OfPermission(permission);

    /// <summary>Where a permission comes from: "Redaktör", or "Administratör, genom …" where it follows from another.</summary>
    public string TextOf(Permission permission, IEnumerable<Source> sources) => string.Join("; ", sources
        .GroupBy(s => (s.Role, s.Group))
        .Select(role => role.Any(s => s.Through == permission.Name)
            ? TextOf(role.Key.Role, role.Key.Group)
            : texts["Access.Through", TextOf(role.Key.Role, role.Key.Group), string.Join(", ", role.Select(s => roleTexts.OfPermission(graph.All.First(p => p.Name == s.Through))))].Value));

    private string TextOf(string role, string? group) => group is null ? roleTexts.OfRole(role) : texts["Access.ByGroup", group, roleTexts.OfRole(role)];

    public string TextOfRoles(IEnumerable<string> roles) => string.Join(", ", roles.Select(roleTexts.OfRole));

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        var request = new PageRequest(int.TryParse(page, out var number) ? number : null);
        var result = await explain.HandleAsync(new ExplainAccess(Permission, UserName, Thing, request), cancellationToken);
        if (!result.Succeeded)
        {
            return Fail(result.Errors, "");
        }

        Answer = result.Value;
        return Page();
    }
}
