using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Grants.Features;

[RequirePermission(GrantPermissions.GiveName)]
internal sealed class GiveGrantPage(GiveGrantHandler give, IStores stores, IEnumerable<IGrantedContent> contents, TimeProvider clock, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const string Address = "admin/grants";
    private const int MostShown = 100;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<IGrantedContent> Contents { get; } = [.. contents.OrderBy(c => c.Title, StringComparer.CurrentCulture)];

    public IReadOnlyList<AccessGrant> Grants { get; private set; } = [];

    public bool IsActive(AccessGrant grant) => grant.IsActive(clock.GetUtcNow().UtcDateTime);

    public string TextOf(AccessGrant grant) => string.Join(", ", Contents.Where(c => grant.Contents.Contains(c.Kind)).Select(c => c.Title));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Shell.IsDefault)
        {
            return NotFound();
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var given = await give.HandleAsync(new GiveGrant(Input.Contents, Input.Reason, Input.Days), cancellationToken);
        return given.Succeeded ? Done(SiteLink(Address), texts["Grant.Given"]) : await RefuseAsync(given.Errors, cancellationToken);
    }

    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid id, CancellationToken cancellationToken)
    {
        var ended = await give.EndAsync(id, cancellationToken);
        return ended.Succeeded ? Done(SiteLink(Address), texts["Grant.Ended"]) : await RefuseAsync(ended.Errors, cancellationToken);
    }

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<Error> errors, CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        return Fail(errors);
    }

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Grants = await stores.Open(Scope.Own).Set<AccessGrant>().AsNoTracking().OrderByDescending(g => g.GivenUtc).Take(MostShown).ToListAsync(cancellationToken);

    internal sealed class InputModel
    {
        public List<string> Contents { get; set; } = [];

        public string? Reason { get; set; }

        public string? Days { get; set; } = "7";
    }
}
