using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Intranet.Core;

/// <summary>
/// Compresses answers that tell nobody anything by their length. Who sees how long an encrypted answer is can guess what stands in it
/// if they also choose a part of it (BREACH, CVE-2013-3587): they have a person's browser ask for a page with words of their choice. So what a
/// browser asks for with cookies is compressed only where it says (Fetch Metadata, <c>Sec-Fetch-Site</c>) that no other site had it ask.
/// </summary>
public static class SafeCompression
{
    public static IApplicationBuilder UseSafeCompression(this IApplicationBuilder app) => app.UseWhen(context => TellsNothing(context.Request), asked => asked.UseResponseCompression());

    private static bool TellsNothing(HttpRequest request) =>
        request.Headers.Cookie.Count == 0 || request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
}
