using System.Globalization;
using Intranet.Abstractions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Intranet.Tenants.Features.ChooseSite;

/// <summary>The front door of an installation: what it is, and which organisations there are.</summary>
[Tenantless]
[AllowAnonymous]
internal sealed class ChooseSitePage(IShellHost shells, ITenantContext tenant, IHostEnvironment environment) : PageModel
{
    /// <summary>From this many organisations on there is a field to find one.</summary>
    public const int Many = 12;

    private const int MostSites = 40;
    private const int MostWithAccounts = 20;

    /// <summary>What people look for in the names; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public ShellSettings? Network { get; private set; }

    /// <summary>Running organisations that match, in Swedish order.</summary>
    public IReadOnlyList<Site> Sites { get; private set; } = [];

    /// <summary>Number of running organisations, matching or not.</summary>
    public int Total { get; private set; }

    /// <summary>Number of those that match.</summary>
    public int Found { get; private set; }

    /// <summary>Accounts to try a demonstration with; empty outside Development.</summary>
    public IReadOnlyList<DemoSite> Demo { get; private set; } = [];

    public bool IsEmpty => Network is null && Total == 0;

    public string? NetworkAddress => Network is null ? null : SiteAddress.Of(Request, tenant, Network);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var running = shells.All.Where(s => s.IsMember || s is { IsDefault: true, State: TenantState.Running }).ToList();
        Network = running.FirstOrDefault(s => s.IsDefault);
        var organisations = running.Where(s => !s.IsDefault).ToList();
        Total = organisations.Count;
        var matching = organisations.Where(s => Matches(s.Title)).ToList();
        Found = matching.Count;
        Sites = [.. matching.Take(MostSites).Select(s => new Site(s, SiteAddress.Of(Request, tenant, s)))];
        if (environment.IsDevelopment())
        {
            Demo = await FindDemoAsync(running, cancellationToken);
        }
    }

    private bool Matches(string title) =>
        string.IsNullOrWhiteSpace(Query)
        || CultureInfo.InvariantCulture.CompareInfo.IndexOf(title, Query.Trim(), CompareOptions.IgnoreCase) >= 0;

    private async Task<IReadOnlyList<DemoSite>> FindDemoAsync(List<ShellSettings> running, CancellationToken cancellationToken)
    {
        if (HttpContext.RequestServices.GetService<IDemoAccounts>() is not { } accounts)
        {
            return [];
        }

        var found = new List<DemoSite>();
        foreach (var shell in running.Take(MostWithAccounts))
        {
            if (await accounts.GetAsync(shell.Name, cancellationToken) is { People.Count: > 0 } demo)
            {
                found.Add(new DemoSite(shell.Title, SiteAddress.Of(Request, tenant, shell) + "/account/sign-in", demo));
            }
        }

        return found;
    }

    internal sealed record Site(ShellSettings Shell, string Address);

    internal sealed record DemoSite(string Title, string SignIn, DemoAccounts Accounts);
}
