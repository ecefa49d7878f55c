using System.Globalization;
using Intranet.Abstractions;
using Intranet.Ui.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Tenants.Features.ListTenants;

/// <summary>All organisations with their state; the network's own site stands beside them.</summary>
internal sealed class ListTenantsPage(IShellHost shells, ITenantContext tenant) : NetworkPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>One of <see cref="TenantGroup"/>; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    public PagedList<ShellSettings> List { get; private set; } = new([], 1, 20, 0);

    public ShellSettings Network => shells.Find(ShellSettings.DefaultName)!;

    public TenantGroup? Group => Enum.TryParse<TenantGroup>(Show, ignoreCase: true, out var group) && Enum.IsDefined(group) ? group : null;

    public void OnGet()
    {
        var chosen = Organisations.Where(s => (Group is null || GroupOf(s) == Group) && Matches(s)).ToList();

        // Read from the query itself: the name "page" belongs to the route of a Razor page.
        var request = new PageRequest(int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
        List = new PagedList<ShellSettings>([.. chosen.Skip(request.Skip).Take(request.PageSize)], request.Page, request.PageSize, chosen.Count);
    }

    public int Count(TenantGroup? group) => Organisations.Count(s => group is null || GroupOf(s) == group);

    public string AddressOf(ShellSettings shell) => SiteAddress.Of(Request, tenant, shell);

    public string FilterLink(TenantGroup? group) => group is { } g ? $"{SiteLink("admin/tenants")}?show={g.ToString().ToLowerInvariant()}" : SiteLink("admin/tenants");

    /// <summary>Key of the words for how an organisation stands: its stage until it has joined, then its state.</summary>
    public static string StateKey(ShellSettings shell) =>
        shell is { State: TenantState.Running, Stage: not JoinStage.Open } ? "Stage." + shell.Stage : "State." + shell.State;

    public static TenantGroup GroupOf(ShellSettings shell) => shell.State switch
    {
        TenantState.Running when shell.Stage != JoinStage.Open => TenantGroup.Coming,
        TenantState.Running => TenantGroup.Running,
        TenantState.Uninitialized or TenantState.Initializing => TenantGroup.Coming,
        TenantState.Invalid => TenantGroup.Failing,
        TenantState.Disabled => TenantGroup.Closed,
        _ => throw new ArgumentOutOfRangeException(nameof(shell), shell.State, null),
    };

    public static StateTone ToneOf(ShellSettings shell) => GroupOf(shell) switch
    {
        TenantGroup.Running => StateTone.Success,
        TenantGroup.Coming => StateTone.Info,
        TenantGroup.Failing => StateTone.Danger,
        _ => StateTone.Neutral,
    };

    private IEnumerable<ShellSettings> Organisations => shells.All.Where(s => !s.IsDefault);

    private bool Matches(ShellSettings shell)
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            return true;
        }

        var words = Query.Trim();
        return new[] { shell.Title, shell.Name, shell.RequestUrlHost, shell.Code ?? "", shell.County ?? "" }
            .Any(text => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, words, CompareOptions.IgnoreCase) >= 0);
    }
}

/// <summary>How organisations are sorted for those who help them.</summary>
internal enum TenantGroup
{
    Running,
    Coming,
    Failing,
    Closed,
}
