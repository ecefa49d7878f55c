using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Intranet.Abstractions;
using Intranet.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.ExplainError;

/// <summary>
/// Says what went wrong and what to do, with or without a tenant: a page for people, problem+json (RFC 9457) for the API. Takes every
/// method, because the failed request is run again with its own.
/// </summary>
[Tenantless]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ExplainErrorPage(ITenantContext tenant, IStringLocalizer<Texts> texts) : PageModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public int Status { get; private set; }

    /// <summary>The site's base, or the installation's where the failed request belonged to no site.</summary>
    public string Home => $"{Request.PathBase}/";

    public bool HasSite => tenant.HasShell;

    /// <summary>The site that the address belongs to and that cannot be used now; null where that is not why.</summary>
    public ShellSettings? Unusable => HttpContext.Features.Get<UnusableSite>()?.Shell;

    /// <summary>Key of what is said about that site.</summary>
    public string UnusableKey => Unusable?.State switch
    {
        TenantState.Disabled => "Site.Closed",
        TenantState.Invalid => "Site.Failing",
        _ => "Site.Coming",
    };

    public IActionResult OnGet() => Answer();

    public IActionResult OnPost() => Answer();

    public IActionResult OnPut() => Answer();

    public IActionResult OnDelete() => Answer();

    public IActionResult OnPatch() => Answer();

    public IActionResult OnOptions() => Answer();

    /// <summary>The words for a status; those of its class where it has none of its own.</summary>
    public string Words(string part)
    {
        var own = texts[$"Http.{Status}.{part}"];
        return own.ResourceNotFound ? texts[$"Http.{(Status < 500 ? 400 : 500)}.{part}"] : own;
    }

    private IActionResult Answer()
    {
        // Not bound as a parameter: binding reads the form, and an unreadable form may be why this page is shown.
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);

        // A request that could not be read is the caller's error, wherever it was found out.
        var exception = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        Status = exception?.Error is BadHttpRequestException bad ? bad.StatusCode : code;
        Response.StatusCode = Status;
        return IsApi(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? exception?.Path) ? Problem() : Page();
    }

    private ContentResult Problem() => new()
    {
        StatusCode = Status,
        ContentType = "application/problem+json",
        Content = JsonSerializer.Serialize(
            new ProblemDetails { Status = Status, Type = ApiResults.ProblemType + ProblemTypes.Of(Status), Title = Words("Heading") }, Json),
    };

    /// <summary>True for an address of the API: below <c>/api</c>, with or without a site's prefix before it.</summary>
    private static bool IsApi(string? path)
    {
        var segments = (path ?? "").Split('/', 3, StringSplitOptions.RemoveEmptyEntries);
        return segments.Take(2).Contains("api", StringComparer.OrdinalIgnoreCase);
    }
}
