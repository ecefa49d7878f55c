using System.Text.Encodings.Web;
using System.Text.Unicode;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Intranet.Ui.Tests.Gallery;

/// <summary>Renders the gallery pages with the real themes, in memory or on a port.</summary>
internal sealed class GalleryHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GalleryHost(WebApplication app, GallerySite site) => (_app, Site) = (app, site);

    public GallerySite Site { get; }

    /// <summary>Starts the host.</summary>
    /// <param name="theme">Id of the theme whose views come first.</param>
    /// <param name="address">Address to listen on; null serves in memory only.</param>
    public static async Task<GalleryHost> StartAsync(string theme = "Intranet.Theme.Base", string? address = null)
    {
        var site = new GallerySite();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(GalleryHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        if (address is null)
        {
            builder.WebHost.UseTestServer();
        }
        else
        {
            builder.WebHost.UseUrls(address);
        }

        AddServices(builder.Services, site, theme);
        var app = builder.Build();
        app.UsePathBase("/vaxjo");
        app.UseRequestLocalization(options => options.SetDefaultCulture("sv").AddSupportedCultures("sv", "en").AddSupportedUICultures("sv", "en"));
        app.UseRouting();
        app.MapRazorPages();
        await app.StartAsync();
        return new GalleryHost(app, site);
    }

    public async Task<string> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var client = _app.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {body}");
    }

    public async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var client = _app.GetTestClient();
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(path, form);
        return await answer.Content.ReadAsStringAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddServices(IServiceCollection services, GallerySite site, string theme)
    {
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddIntranetUi();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<TimeProvider>(new GalleryClock());
        services.AddSingleton<ITenantContext>(site).AddSingleton<ISiteSettings>(site).AddSingleton<IFeatureState>(site);
        services.AddSingleton<ICurrentUser>(site).AddSingleton<IMenuProvider>(site);
        services.AddRazorPages(options => options.RootDirectory = "/Gallery/Pages")
            .AddApplicationPart(typeof(GalleryHost).Assembly)
            .ConfigureApplicationPartManager(AddThemes);
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new ThemeFirst(theme)));
    }

    private static void AddThemes(ApplicationPartManager parts)
    {
        foreach (var theme in new[] { typeof(Intranet.Theme.Base.Texts).Assembly, typeof(Intranet.Theme.Region.Texts).Assembly })
        {
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(theme));
        }
    }

    private sealed class ThemeFirst(string theme) : IViewLocationExpander
    {
        public void PopulateValues(ViewLocationExpanderContext context) => context.Values["theme"] = theme;

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            [$"/Themes/{theme}/{{0}}.cshtml", "/Themes/Intranet.Theme.Base/{0}.cshtml", .. viewLocations];
    }

    private sealed class GalleryClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 12, 11, 0, 0, TimeSpan.Zero);
    }
}
