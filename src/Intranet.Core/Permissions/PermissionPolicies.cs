using Intranet.Abstractions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Intranet.Core;

/// <summary>Makes a policy of each permission name; everything without a policy demands a signed-in person.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options, IEnumerable<IPermissionProvider> providers) : DefaultAuthorizationPolicyProvider(options)
{
    private readonly Dictionary<string, Permission> _known = providers.SelectMany(p => p.GetPermissions()).ToDictionary(p => p.Name, StringComparer.Ordinal);

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith(RequirePermissionAttribute.PolicyPrefix, StringComparison.Ordinal))
        {
            return base.GetPolicyAsync(policyName);
        }

        var name = policyName[RequirePermissionAttribute.PolicyPrefix.Length..];
        return _known.TryGetValue(name, out var permission)
            ? Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)).Build())
            : throw new InvalidOperationException($"No module declares the permission {name}.");
    }
}

internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>A signed-in person of this tenant; a principal of another tenant is nobody here.</summary>
internal sealed record HomeTenantRequirement : IAuthorizationRequirement;

internal sealed class PermissionRequirementHandler(ICurrentUser user) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (user.May(requirement.Permission) && GuestDoor.IsOpen(user, context.Resource))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class HomeTenantRequirementHandler(ICurrentUser user, ITenantContext tenant) : AuthorizationHandler<HomeTenantRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HomeTenantRequirement requirement)
    {
        if (tenant.HasShell && user.IsSignedIn && GuestDoor.IsOpen(user, context.Resource))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal static class PermissionServices
{
    public static IServiceCollection AddPermissions(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, PermissionRequirementHandler>();
        services.AddScoped<IAuthorizationHandler, HomeTenantRequirementHandler>();
        services.AddScoped<ICurrentUser, CurrentUser>();
        services.AddAuthorization(options =>
        {
            var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new HomeTenantRequirement()).Build();
            options.DefaultPolicy = signedIn;
            options.FallbackPolicy = signedIn;
        });
        return services;
    }
}
