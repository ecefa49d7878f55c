using Intranet.Abstractions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Intranet.Users;

/// <summary>Sets up sign-in: cookies for pages, tokens for the API, each bound to its tenant.</summary>
internal static class AuthenticationServices
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignedInCache>().AddSingleton<Sessions>().AddSingleton<Tokens>().AddSingleton<AttemptLimit>();
        services.AddScoped<SessionCookieEvents>();
        services.AddAuthentication(Schemes.ByEndpoint)
            .AddPolicyScheme(Schemes.ByEndpoint, displayName: null, o => o.ForwardDefaultSelector = Choose)
            .AddCookie(Schemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(Schemes.Bearer, configureOptions: null);
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Cookie)
            .Configure<IHttpContextAccessor, IDataProtectionProvider, IHostEnvironment>(ConfigureCookie);
        services.Configure<MvcOptions>(o => o.Filters.Add(new PasswordChangeFilter()));
        AddKeys(services);
        AddForms(services);
    }

    /// <summary>Over plain http only where somebody tries the product on their own machine.</summary>
    internal static CookieSecurePolicy SecurePolicy(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    /// <summary>The API takes tokens only, so that no foreign page can use a reader's cookie there; pages take cookies only.</summary>
    private static string Choose(HttpContext context)
    {
        // The path too: what routing answers itself, such as a method that an address does not know, carries no metadata.
        var isApi = context.Request.Path.StartsWithSegments("/api") || context.GetEndpoint()?.Metadata.GetMetadata<ApiMetadata>() is not null;
        return isApi ? Schemes.Bearer : Schemes.Cookie;
    }

    private static void ConfigureCookie(
        CookieAuthenticationOptions options, IHttpContextAccessor accessor, IDataProtectionProvider protection, IHostEnvironment environment)
    {
        options.Cookie.Name = "session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = SecurePolicy(environment);
        options.CookieManager = new TenantCookies();
        options.TicketDataFormat = new TenantTicketFormat(accessor, protection);
        options.ExpireTimeSpan = UserSession.Lifetime;
        options.SlidingExpiration = false;
        options.EventsType = typeof(SessionCookieEvents);
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton<KeyStore>();
        services.AddDataProtection().SetApplicationName("intranet");
        services.AddOptions<KeyManagementOptions>().Configure<KeyStore>((o, keys) => o.XmlRepository = keys);
    }

    private static void AddForms(IServiceCollection services)
    {
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, AntiforgeryTenant>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor, IHostEnvironment>((o, accessor, environment) =>
        {
            o.Cookie = new AntiforgeryCookie(accessor)
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, SecurePolicy = SecurePolicy(environment),
            };
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IHostEnvironment>((o, environment) =>
        {
            o.Cookie.Name = "said";
            o.Cookie.SecurePolicy = SecurePolicy(environment);
        });
    }
}
