using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Users;

public sealed class Startup : StartupBase
{
    private const string UserNameLetters = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789-._@+";

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModel<UsersModel>();
        services.AddSignIn();
        AddAccounts(services);
        AddRoles(services);
        services.AddSingleton<IPeople, PeopleDirectory>().AddSingleton<IFirstAdministrator, FirstAdministrator>().AddSingleton<IDemoAccounts, DemoAccountList>();
        services.AddSingleton<ISearchSource, PersonSearchSource>();
        services.AddScoped<IMenuProvider, UsersMenu>();
        services.AddSingleton<IRecipeStepHandler, UsersStep>().AddSingleton<IRecipeStepHandler, RolesStep>();
        services.AddSingleton<IConsoleVerb, CreateTokenVerb>().AddSingleton<IConsoleVerb, CreateUserVerb>();
    }

    public override void Configure(IEndpointRouteBuilder endpoints)
    {
        MeEndpoint.Map(endpoints);
        GroupEndpoints.Map(endpoints);
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<User>(o =>
        {
            o.User.AllowedUserNameCharacters = UserNameLetters;
            o.User.RequireUniqueEmail = false;
            o.Password.RequiredLength = PasswordRules.Minimum;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.Password.RequiredUniqueChars = 1;
            o.Lockout.MaxFailedAccessAttempts = SignInHandler.FailuresUntilLocked;
            o.Lockout.DefaultLockoutTimeSpan = SignInHandler.LockedFor;
        });
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddScoped<IUserStore<User>, PersonStore>();
        services.AddScoped<IPasswordValidator<User>, PasswordRules>();
        services.AddScoped<SignInHandler>().AddScoped<ChangePasswordHandler>().AddScoped<EditProfileHandler>();
        services.AddScoped<CreateTokenHandler>().AddScoped<RevokeTokenHandler>();
        services.AddScoped<PeopleInReach>().AddScoped<CreateUserHandler>().AddScoped<EditUserHandler>().AddScoped<DisableUserHandler>();
        services.AddScoped<ResetPasswordHandler>().AddScoped<MakeGuestHandler>().AddScoped<ListUsersHandler>();
    }

    private static void AddRoles(IServiceCollection services)
    {
        services.AddSingleton<IPermissionProvider, UserPermissions>();
        services.AddSingleton<PermissionGraph>().AddSingleton<RoleSeed>();
        services.AddSingleton<RolePermissions>().AddSingleton<IRolePermissions>(p => p.GetRequiredService<RolePermissions>());
        services.AddSingleton<ITenantMemory>(p => p.GetRequiredService<RolePermissions>()).AddSingleton<ITenantMemory>(p => p.GetRequiredService<SignedInCache>()).AddSingleton<IPeopleMemory>(p => p.GetRequiredService<SignedInCache>());
        services.AddScoped<RoleTexts>().AddScoped<EditRolesHandler>().AddScoped<CreateRoleHandler>().AddScoped<DeleteRoleHandler>().AddScoped<ExplainAccessHandler>();
        services.AddScoped<GroupSync>().AddScoped<GroupReader>().AddScoped<ChangeGroupsHandler>();
    }
}
