using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Ui;
using Intranet.Ui.Forms;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Intranet.Users;

[ForGuests]
internal sealed class EditProfilePage(
    EditProfileHandler edit, IStores stores, IFeatureState features, IEnumerable<SlotEntry> slots, RoleTexts roleTexts,
    IStringLocalizer<Texts> texts, IWebHostEnvironment environment) : IntranetPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string UserName { get; private set; } = "";

    public string Name => Person.Actor.Name;

    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>View components that other modules place here.</summary>
    public IReadOnlyList<string> Components { get; private set; } = [];

    public IReadOnlyList<RadioChoice> Cultures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is not { } user)
        {
            return NotFound();
        }

        Input = new InputModel { Title = user.Title, Unit = user.Unit, Email = user.Email, Culture = user.Culture ?? "", Revision = user.Revision };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await edit.HandleAsync(new EditProfile(Input.Title, Input.Unit, Input.Email, Input.Culture, Input.Revision), cancellationToken);
        if (!result.Succeeded)
        {
            await ShowAsync(cancellationToken);
            return Fail(result.Errors);
        }

        var isSecure = Request.IsHttps || AuthenticationServices.SecurePolicy(environment) == CookieSecurePolicy.Always;
        CultureCookie.Set(HttpContext, result.Value.Culture, isSecure);
        return Done(SiteLink("profile"), texts["Profile.Saved"]);
    }

    private async Task<User?> ShowAsync(CancellationToken cancellationToken)
    {
        var db = stores.Open(Scope.Own);
        var id = Person.Actor.UserId;
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);
        var roles = await db.RolesOf(id).Select(r => r.Name).ToListAsync(cancellationToken);
        var enabled = await features.GetEnabledAsync(Shell.Name, cancellationToken);
        UserName = user?.UserName ?? "";
        Roles = [.. roles.Select(roleTexts.OfRole)];
        Components = [.. slots.Where(s => s.Slot == SlotNames.Profile && enabled.Contains(s.FeatureId)).OrderBy(s => s.Order).Select(s => s.Component)];
        Cultures = [new("", texts["Culture.Site"]), new("sv", texts["Culture.sv"]), new("en", texts["Culture.en"])];
        return user;
    }

    internal sealed class InputModel
    {
        public string? Title { get; set; }

        public string? Unit { get; set; }

        public string? Email { get; set; }

        public string? Culture { get; set; }

        public long? Revision { get; set; }
    }
}
