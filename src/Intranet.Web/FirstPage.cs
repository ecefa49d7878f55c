using Intranet.Abstractions;
using Microsoft.AspNetCore.Http.Features;

namespace Intranet.Web;

/// <summary>
/// Asks the host for a page from inside its own process, so that what the first request makes (compiled code and queries, the keys)
/// is there when the first person comes. Nobody waits for it, and nothing depends on it.
/// </summary>
internal static partial class FirstPage
{
    /// <summary>Answers the status; null where there is no site to ask, or where the asking failed.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="whole">All that a request passes.</param>
    public static async Task<int?> AskAsync(IServiceProvider services, RequestDelegate whole)
    {
        if (services.GetRequiredService<IShellHost>().Find(ShellSettings.DefaultName) is not { State: TenantState.Running } network)
        {
            return null;
        }

        var contexts = services.GetRequiredService<IHttpContextFactory>();
        var context = contexts.Create(RequestFor(network));
        try
        {
            await whole(context);
            return context.Response.StatusCode;
        }
        catch (Exception exception)
        {
            LogFailed(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FirstPage)), exception);
            return null;
        }
        finally
        {
            contexts.Dispose(context);
        }
    }

    private static FeatureCollection RequestFor(ShellSettings site)
    {
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get, Scheme = Uri.UriSchemeHttps, Protocol = HttpProtocol.Http11,
            Path = site.RequestUrlPrefix.Length > 0 ? $"/{site.RequestUrlPrefix}/account/sign-in" : "/account/sign-in",
            Headers = new HeaderDictionary { ["Host"] = site.RequestUrlHost.Length > 0 ? site.RequestUrlHost.Split(',')[0].Trim() : "localhost" },
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        return features;
    }

    [LoggerMessage(LogLevel.Debug, "The first page could not be asked for.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
