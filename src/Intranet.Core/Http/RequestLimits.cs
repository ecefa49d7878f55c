using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Intranet.Core;

/// <summary>
/// Keeps answers quick under more requests than the machine can carry: a few work at once, some wait, each tenant in turn, and
/// the rest are told at once to come again. Settings <c>Limits:Requests</c> (at work at once) and <c>Limits:Waiting</c>.
/// </summary>
internal sealed class RequestLimits
{
    private const string RetryAfterSeconds = "2";

    /// <summary>A queue that moves never takes this long; one that stands, because the database hangs, must not keep people.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly RequestDelegate _next;
    private readonly FairGate _gate;
    private readonly FrozenDictionary<string, byte[]> _pages;
    private readonly byte[] _problem;

    public RequestLimits(RequestDelegate next, IConfiguration configuration, IStringLocalizer<Texts> texts)
    {
        _next = next;
        var most = Math.Max(1, configuration.GetValue("Limits:Requests", Math.Max(8, 4 * Environment.ProcessorCount)));
        var waiting = Math.Max(0, configuration.GetValue("Limits:Waiting", 6 * most));
        _gate = new FairGate(most, Math.Max(2, most * 3 / 8), waiting / 2, waiting);
        _pages = new[] { "sv", "en" }.ToFrozenDictionary(language => language, language => In(language, () => Page(language, texts)), StringComparer.Ordinal);
        _problem = In("sv", () => Encoding.UTF8.GetBytes(
            $$"""{"type":"urn:delad-kunskap:problem:busy","title":"{{texts["Busy.Heading"].Value}}","status":503}"""));
    }

    public async Task InvokeAsync(HttpContext context, ITenantContext tenant)
    {
        var key = tenant.HasShell ? tenant.Shell.Name : "";
        if (!await EnterAsync(key, context.RequestAborted))
        {
            await RefuseAsync(context);
            return;
        }

        try
        {
            await _next(context);
        }
        finally
        {
            _gate.Leave(key);
        }
    }

    private async Task<bool> EnterAsync(string key, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestWait);
        try
        {
            return await _gate.EnterAsync(key, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Made beforehand: saying no must cost next to nothing.</summary>
    private Task RefuseAsync(HttpContext context)
    {
        var isApi = context.Request.Path.StartsWithSegments("/api");
        var body = isApi ? _problem : _pages[context.Request.Cookies[SiteCulture.Cookie] == "en" ? "en" : "sv"];
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        context.Response.ContentType = isApi ? "application/problem+json" : "text/html; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body).AsTask();
    }

    private static byte[] Page(string language, IStringLocalizer<Texts> texts) => Encoding.UTF8.GetBytes(
        $"""
         <!doctype html>
         <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{texts["Busy.Heading"].Value}</title></head>
         <body><main><h1>{texts["Busy.Heading"].Value}</h1><p>{texts["Busy.Text"].Value}</p></main></body></html>
         """);

    private static byte[] In(string language, Func<byte[]> make)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
