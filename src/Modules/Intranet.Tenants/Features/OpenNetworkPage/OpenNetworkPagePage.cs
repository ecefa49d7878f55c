using System.Globalization;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants.Features.OpenNetworkPage;

/// <summary>
/// The one address of a network page. Outside a site it finds the reader's organisation; inside it, after sign-in, the page. What the
/// reader may not see is answered as an unknown id, so that nobody learns which exist.
/// </summary>
[Tenantless]
[AllowAnonymous]
internal sealed class OpenNetworkPagePage(IShellHost shells, ITenantContext tenant) : PageModel
{
    /// <summary>Cookie with the name of the tenant that the reader last signed in to; set at sign-in.</summary>
    public const string HomeCookie = "home";

    private const int MostSites = 40;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<(string Title, string Address)> Sites { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var pageId))
        {
            return NotFound();
        }

        if (tenant.HasShell)
        {
            return await OpenHereAsync(pageId, cancellationToken);
        }

        var running = shells.All.Where(s => s.IsMember || s is { IsDefault: true, State: TenantState.Running }).ToList();
        if (Request.Cookies[HomeCookie] is { Length: > 0 } home && running.FirstOrDefault(s => s.Name == home) is { } own)
        {
            return Redirect(AddressAt(own, pageId));
        }

        Sites = [.. running.Where(s => Matches(s.Title)).OrderBy(s => s.IsDefault).Take(MostSites).Select(s => (s.Title, AddressAt(s, pageId)))];
        return Page();
    }

    private async Task<IActionResult> OpenHereAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!HttpContext.RequestServices.GetRequiredService<ICurrentUser>().IsSignedIn)
        {
            return Challenge();
        }

        return Redirect(SiteLinks.In(Request.PathBase, Scope.Network, await FindPathAsync(id, cancellationToken)));
    }

    private async Task<string> FindPathAsync(Guid id, CancellationToken cancellationToken)
    {
        foreach (var pages in HttpContext.RequestServices.GetServices<INetworkPages>())
        {
            if (await pages.FindPathAsync(id, cancellationToken) is { } path)
            {
                return path;
            }
        }

        // An unknown id leads to a page that answers 404 as it does for everything that the reader may not see.
        return $"cases/{id}";
    }

    private string AddressAt(ShellSettings shell, Guid id) => SiteAddress.Of(Request, tenant, shell) + SiteLinks.Shared(id);

    private bool Matches(string title) =>
        string.IsNullOrWhiteSpace(Query)
        || CultureInfo.InvariantCulture.CompareInfo.IndexOf(title, Query.Trim(), CompareOptions.IgnoreCase) >= 0;
}
