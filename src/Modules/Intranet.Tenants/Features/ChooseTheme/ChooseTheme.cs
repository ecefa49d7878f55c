using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Logos;
using Intranet.Ui.Theming;

namespace Intranet.Tenants.Features.ChooseTheme;

/// <summary>Changes how the current tenant's site looks.</summary>
/// <param name="Theme">Id of a loaded theme.</param>
/// <param name="BrandColor">As <c>#rrggbb</c> or <c>#rgb</c>.</param>
/// <param name="Logo">A new logo's file; null keeps the one there is.</param>
/// <param name="RemoveLogo">True to go back to the built-in mark.</param>
/// <param name="UseNearest">True to take the nearest colour that passes when the one given does not.</param>
/// <param name="ExpectedRevision">Revision of the settings that the person saw.</param>
public sealed record ChooseTheme(string? Theme, string? BrandColor, byte[]? Logo, bool RemoveLogo, bool UseNearest, long ExpectedRevision);

internal sealed class ChooseThemeHandler(
    IExtensionCatalog catalog, ISiteSettings sites, ITenantContext tenant, IStores stores, ICurrentUser user)
{
    public async Task<Result<SiteSettings>> HandleAsync(ChooseTheme command, CancellationToken cancellationToken)
    {
        var name = tenant.Shell.Name;
        var current = await sites.GetAsync(name, cancellationToken);
        if (current.Revision != command.ExpectedRevision)
        {
            return new StaleRevision();
        }

        var guard = new InputGuard();
        if (catalog.Themes.All(t => t.Id != command.Theme))
        {
            guard.Add(new FieldInvalid(nameof(command.Theme)));
        }

        var brand = CheckColor(command, guard);
        var logo = CheckLogo(command, current, guard);
        if (guard.Failed)
        {
            return guard.Errors;
        }

        var changed = await sites.ChangeAsync(
            name, s => s with { Theme = command.Theme!, BrandColor = brand, Logo = logo }, cancellationToken);
        var db = stores.Open(Scope.Own);
        db.Audit(
            user.Actor, "tenants.theme-changed.v1", TenantKey.Kind, TenantKey.Of(name),
            new { changed.Theme, changed.BrandColor, hasLogo = changed.Logo is not null, changed.Revision });
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    private static string CheckColor(ChooseTheme command, InputGuard guard)
    {
        if (!ThemeColor.TryParse(command.BrandColor?.Trim(), out var color))
        {
            guard.Add(new FieldInvalid(nameof(command.BrandColor)));
            return "";
        }

        var check = BrandColorCheck.Of(color);
        if (!check.Passes && !command.UseNearest)
        {
            guard.Add(new BrandColorTooLight(color.ToString(), check.Contrast, check.Nearest.ToString()) { Field = nameof(command.BrandColor) });
        }

        return check.Nearest.ToString();
    }

    private static string? CheckLogo(ChooseTheme command, SiteSettings current, InputGuard guard)
    {
        if (command.Logo is null)
        {
            return command.RemoveLogo ? null : current.Logo;
        }

        var logo = LogoFile.ToDataUri(command.Logo);
        if (logo.Succeeded)
        {
            return logo.Value;
        }

        guard.Errors.AddRange(logo.Errors);
        return null;
    }
}
