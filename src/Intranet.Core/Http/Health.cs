using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Core;

/// <summary>Health answers, given before tenants and sign-in. They tell nothing but well or not.</summary>
public static class Health
{
    public static IApplicationBuilder UseHealth(this IApplicationBuilder app)
    {
        var readiness = app.ApplicationServices.GetRequiredService<HostReadiness>();
        app.Map("/healthz/live", branch => branch.Run(context => AnswerAsync(context, isWell: true)));
        app.Map("/healthz/ready", branch => branch.Run(context => AnswerAsync(context, readiness.IsReady)));
        return app;
    }

    private static Task AnswerAsync(HttpContext context, bool isWell)
    {
        context.Response.StatusCode = isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(isWell ? "ok" : "starting");
    }
}
