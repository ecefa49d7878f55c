using System.Reflection;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

public static class CoreServices
{
    /// <summary>Adds the platform and every given module and theme.</summary>
    public static ExtensionCatalog AddIntranet(this IServiceCollection services, StoreOptions options, string recipeFolder, IEnumerable<Assembly> extensions)
    {
        var catalog = new ExtensionCatalog(extensions);
        services.AddSingleton(options);
        services.AddSingleton(catalog).AddSingleton<IExtensionCatalog>(catalog);
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddIntranetData();
        services.AddSingleton<StoreSignal>().AddSingleton<IStoreSignal>(p => p.GetRequiredService<StoreSignal>());
        services.AddSingleton<OutboxRelay>().AddSingleton<IRelayHealth>(p => p.GetRequiredService<OutboxRelay>());
        services.AddSingleton<NodeBell>().AddSingleton<IPeopleNews>(p => p.GetRequiredService<NodeBell>());
        services.AddSingleton(p => MailSettings.Read(p.GetRequiredService<IConfiguration>())).AddSingleton<IMailer, SmtpMailer>();
        services.AddSingleton<StoredSettings>().AddSingleton<ITenantMemory>(p => p.GetRequiredService<StoredSettings>()).AddSingleton<ISiteSettings, SiteSettingsStore>().AddSingleton<IFeatureProfiles, FeatureProfileStore>();
        services.AddSingleton<FeatureState>().AddSingleton<IFeatureState>(p => p.GetRequiredService<FeatureState>()).AddSingleton<IFeatureChoices>(p => p.GetRequiredService<FeatureState>());
        services.AddSingleton<ShellHost>().AddSingleton<IShellHost>(p => p.GetRequiredService<ShellHost>()).AddSingleton<IShellRegistry>(p => p.GetRequiredService<ShellHost>());
        services.AddScoped<ITenantContext, TenantContext>();
        services.AddScoped<IUnits, NoUnits>();
        services.AddSingleton<IShellScopes, ShellScopes>();
        services.AddSingleton<ISharingGuard, IdentityNumbers>();
        services.AddSingleton(new RecipeFolder(recipeFolder)).AddSingleton<RecipeRunner>();
        services.AddSingleton<IRecipeStepHandler, FeatureStep>().AddSingleton<IRecipeStepHandler, ThemesStep>().AddSingleton<IRecipeStepHandler, SettingsStep>();
        services.AddSingleton<IRecipeStepHandler, RecipesStep>().AddSingleton<IRecipeStepHandler, TenantsStep>().AddSingleton<IRecipeStepHandler, ContentStep>();
        services.AddSingleton<HostReadiness>().AddSingleton<HostStart>().AddSingleton<ISetup>(p => p.GetRequiredService<HostStart>()).AddSingleton<VerbRunner>();
        services.AddSingleton<EmptyPlace>().AddSingleton<UnfinishedRestore>().AddSingleton<BackupWriter>().AddSingleton<BackupRestorer>().AddSingleton<StoreMover>();
        services.AddSingleton<IConsoleVerb, BackupVerb>().AddSingleton<IConsoleVerb, RestoreVerb>().AddSingleton<IConsoleVerb, MoveVerb>();
        services.AddPermissions();
        // After all others: the framework's own set-up of these options replaces the list of conventions.
        services.PostConfigure<RazorPagesOptions>(o => o.Conventions.Add(new PageConventions(catalog)));
        services.Configure<RazorViewEngineOptions>(o => o.ViewLocationExpanders.Add(new ThemeViews(catalog)));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.SetDefaultCulture("sv").AddSupportedCultures("sv", "en").AddSupportedUICultures("sv", "en");
            o.RequestCultureProviders.Insert(0, new SiteCulture());
        });
        foreach (var (_, startup) in catalog.CreateStartups())
        {
            startup.ConfigureServices(services);
        }

        return catalog;
    }

    /// <summary>Adds what only a serving host runs: the relay, the watch over other hosts and the control pipe.</summary>
    public static IServiceCollection AddIntranetHost(this IServiceCollection services) =>
        services.AddHostedService<NodeWatch>().AddHostedService(provider => provider.GetRequiredService<OutboxRelay>()).AddHostedService<ControlPipe>();

    /// <summary>Everything before routing: the tenant, its turn among the others, its language.</summary>
    public static IApplicationBuilder UseTenants(this IApplicationBuilder app) =>
        app.UseMiddleware<StoreAvailability>().UseMiddleware<TenantMiddleware>().UseWhen(
            context => !StoreAway.Is(context), branch => branch.UseMiddleware<RequestLimits>()).UseRequestLocalization();

    /// <summary>Says who is there; not on the page which says that no store can be asked.</summary>
    public static IApplicationBuilder UseSignIn(this IApplicationBuilder app)
    {
        // Else the framework, which does not look into branches, puts it before the tenant, where nobody is anybody.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        return app.UseWhen(context => !StoreAway.Is(context), branch => branch.UseAuthentication());
    }

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.UseMiddleware<SecurityHeaders>();

    /// <summary>Placed after routing: closes endpoints whose tenant, feature or scope does not allow them.</summary>
    public static IApplicationBuilder UseEndpointGate(this IApplicationBuilder app) => app.UseMiddleware<EndpointGate>();

    /// <summary>Placed after authorization: carries out requests with a key once.</summary>
    public static IApplicationBuilder UseIdempotency(this IApplicationBuilder app) => app.UseMiddleware<Idempotency>();

    /// <summary>Maps every module's endpoints, marked with the module's feature.</summary>
    public static void MapModules(this IEndpointRouteBuilder endpoints)
    {
        var catalog = endpoints.ServiceProvider.GetRequiredService<ExtensionCatalog>();
        foreach (var (assembly, startup) in catalog.CreateStartups())
        {
            var group = endpoints.MapGroup("");
            var id = assembly.GetName().Name!;
            if (catalog.Features.Any(f => f.Id == id))
            {
                group.WithMetadata(new FeatureMetadata(id));
            }

            startup.Configure(group);
        }
    }

    /// <summary>True for a command line that only asks which commands there are.</summary>
    public static bool AsksForHelp(IReadOnlyList<string> words) => VerbRunner.AsksForHelp(words);

    /// <summary>Hands a command line to the host that runs on the same data; null when there is none.</summary>
    public static Task<int?> TryHandOverAsync(string appData, IReadOnlyList<string> words, IVerbConsole console, CancellationToken cancellationToken) =>
        ControlPipe.TryHandOverAsync(appData, words, console, cancellationToken);
}
