using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

internal sealed class ManageTokensPage(CreateTokenHandler create, RevokeTokenHandler revoke, IStores stores, IStringLocalizer<Texts> texts) : IntranetPage
{
    private const int UsualDays = 90;
    private static readonly int[] Days = [30, UsualDays, 180, 365];

    [BindProperty]
    public InputModel Input { get; set; } = new() { Days = UsualDays };

    /// <summary>The token just made, shown this once; null otherwise.</summary>
    [TempData]
    public string? NewToken { get; set; }

    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];

    public IEnumerable<SelectListItem> DayChoices => Days.Select(d => new SelectListItem(texts["Tokens.Days", d], d.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var scopes = Input.MayWrite ? TokenScopes.Read | TokenScopes.Write : TokenScopes.Read;
        var result = await create.HandleAsync(new CreateToken(Person.Actor, Input.Name, Input.Days, scopes), cancellationToken);
        if (!result.Succeeded)
        {
            await ShowAsync(cancellationToken);
            return Fail(result.Errors);
        }

        NewToken = result.Value.Secret;
        return Done(SiteLink("profile/tokens"));
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await revoke.HandleAsync(new RevokeToken(id), cancellationToken);
        return result.Succeeded ? Done(SiteLink("profile/tokens"), texts["Tokens.Revoked"]) : NotFound();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var (id, now) = (Person.Actor.UserId, db.UtcNow);
        Tokens = await db.Set<AccessToken>().AsNoTracking()
            .Where(t => t.UserId == id && t.RevokedUtc == null && t.ExpiresUtc > now)
            .OrderByDescending(t => t.CreatedUtc).ToListAsync(cancellationToken);
    }

    internal sealed class InputModel
    {
        public string? Name { get; set; }

        public int Days { get; set; }

        public bool MayWrite { get; set; }
    }
}
