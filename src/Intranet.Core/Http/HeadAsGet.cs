using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Intranet.Core;

/// <summary>
/// Answers HEAD as GET without a body, for the addresses whose endpoints know GET only: the API and its description. The server
/// itself leaves the body out. Pages and files know HEAD.
/// </summary>
public static class HeadAsGet
{
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method) && (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/openapi")))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });
}
