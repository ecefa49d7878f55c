using Intranet.Abstractions;
using Intranet.Ui;
using Intranet.Ui.Content;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

/// <summary>The groups that the directory has told of, and a table to bring them in by hand.</summary>
[RequirePermission("Users.ManageRoles")]
internal sealed class ManageGroupsPage(ChangeGroupsHandler change, GroupReader groups, RoleTexts roleTexts, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const int MostUnknownShown = 10;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PagedList<ListedGroup> Groups { get; private set; } = new([], 1, 20, 0);

    public string TextOf(IEnumerable<string> roles) => string.Join(", ", roles.Select(roleTexts.OfRole));

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await change.HandleAsync(new ImportGroups(await ReadAsync(Input.File, cancellationToken)), cancellationToken);
        if (!result.Succeeded)
        {
            await ShowAsync(cancellationToken);
            return Fail(result.Errors);
        }

        var unknown = result.Value.SelectMany(g => g.Unknown).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return Done(SiteLink("admin/groups"), unknown.Count == 0
            ? texts["Groups.Imported", result.Value.Count]
            : texts["Groups.ImportedUnknown", result.Value.Count, unknown.Count, string.Join(", ", unknown.Take(MostUnknownShown))]);
    }

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Groups = await groups.ListAsync(new PageRequest(int.TryParse(Request.Query["page"], out var number) ? number : null), cancellationToken);

    private static async Task<string?> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return SentTable.Decode(bytes.ToArray());
    }

    internal sealed class InputModel
    {
        public IFormFile? File { get; set; }
    }
}
