using System.Security.Claims;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Intranet.Core;

/// <summary>The signed-in person of the request, from the claims that sign-in or a token gave.</summary>
internal sealed class CurrentUser(IHttpContextAccessor accessor, ITenantContext tenant, IRolePermissions roles, IStringLocalizer<Texts> texts) : ICurrentUser
{
    private Actor? _actor;
    private IReadOnlySet<string>? _permissions;

    public bool IsSignedIn => Principal?.Identity?.IsAuthenticated == true && Claim(PersonClaims.Tenant) == tenant.Shell.Name;

    public bool IsGuest => IsSignedIn && Claim(PersonClaims.Guest) is not null;

    public Actor Actor => _actor ??= Read();

    public IReadOnlyCollection<string> Permissions => Held;

    private ClaimsPrincipal? Principal => accessor.HttpContext?.User;

    private IReadOnlySet<string> Held => _permissions ??= IsSignedIn
        ? roles.Resolve(tenant.Shell.Name, [.. Principal!.FindAll(PersonClaims.Role).Select(c => c.Value)])
        : new HashSet<string>();

    public bool May(Permission permission) => Held.Contains(permission.Name);

    private Actor Read() => IsSignedIn
        ? new Actor
        {
            Tenant = tenant.Shell.Name,
            UserId = Guid.Parse(Claim(PersonClaims.UserId)!),
            Name = Claim(PersonClaims.Name) ?? "",
            Title = TitleOf(Claim(PersonClaims.Title) ?? ""),
            Organisation = tenant.Shell.Title,
            Unit = Claim(PersonClaims.Unit),
        }
        : throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>What a guest writes says so wherever it is read.</summary>
    private string TitleOf(string title) => !IsGuest ? title : title.Length == 0 ? texts["Guest"] : $"{texts["Guest"]}, {title}";

    private string? Claim(string type) => Principal?.FindFirst(type)?.Value;
}
