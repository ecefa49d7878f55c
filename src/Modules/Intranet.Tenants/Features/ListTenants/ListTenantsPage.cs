using System.Globalization;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Tenants.Features.RemoveTenant;
using Intranet.Ui.TagHelpers;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Tenants.Features.ListTenants;

/// <summary>All organisations with their state; the network's own site stands beside them.</summary>
internal sealed class ListTenantsPage(IShellHost shells, ITenantContext tenant, IRelayHealth relay, Departures departures) : NetworkPage
{
    private HashSet<string> _needHelp = [];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>One of <see cref="TenantGroup"/>; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    public PagedList<ShellSettings> List { get; private set; } = new([], 1, 20, 0);

    public ShellSettings Network => shells.Find(ShellSettings.DefaultName)!;

    public TenantGroup? Group => Enum.TryParse<TenantGroup>(Show, ignoreCase: true, out var group) && Enum.IsDefined(group) ? group : null;

    /// <summary>How many changes did not get through, by organisation.</summary>
    public IReadOnlyDictionary<string, int> Stuck { get; private set; } = new Dictionary<string, int>();

    /// <summary>From when on organisations of the page that are to be removed may be.</summary>
    public IReadOnlyDictionary<string, DateTime> Leaving { get; private set; } = new Dictionary<string, DateTime>();

    /// <summary>Organisations whose store this host cannot read.</summary>
    public IReadOnlySet<string> Unread { get; private set; } = new HashSet<string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Stuck = relay.Stuck.ToDictionary(s => s.Tenant, s => s.Count, StringComparer.Ordinal);
        Unread = relay.Unread.Select(s => s.Tenant).ToHashSet(StringComparer.Ordinal);
        _needHelp = [.. Unread, .. relay.Stuck.Where(s => s.GivenUp > 0).Select(s => s.Tenant)];
        var chosen = Organisations.Where(s => IsIn(Group, s) && Matches(s)).ToList();

        // Read from the query itself: the name "page" belongs to the route of a Razor page.
        var request = new PageRequest(int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
        List = new PagedList<ShellSettings>([.. chosen.Skip(request.Skip).Take(request.PageSize)], request.Page, request.PageSize, chosen.Count);
        var leaving = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        foreach (var shell in List.Items.Where(s => s.State == TenantState.Disabled))
        {
            if (await departures.FindAsync(shell.Name, cancellationToken) is { RemovableUtc: { } removable })
            {
                leaving[shell.Name] = removable;
            }
        }

        Leaving = leaving;
    }

    public int Count(TenantGroup? group) => Organisations.Count(s => IsIn(group, s));

    public string AddressOf(ShellSettings shell) => SiteAddress.Of(Request, tenant, shell);

    /// <summary>The same search, narrowed down to a group.</summary>
    public string FilterLink(TenantGroup? group)
    {
        var query = new QueryBuilder();
        if (group is { } chosen)
        {
            query.Add("show", chosen.ToString().ToLowerInvariant());
        }

        if (!string.IsNullOrWhiteSpace(Query))
        {
            query.Add("q", Query);
        }

        return SiteLink("admin/tenants") + query;
    }

    /// <summary>Key of the words for how an organisation stands: its stage until it has joined, then its state.</summary>
    public static string StateKey(ShellSettings shell) =>
        shell is { State: TenantState.Running, Stage: not JoinStage.Open } ? "Stage." + shell.Stage : "State." + shell.State;

    /// <summary>True for how most are, which needs no mark.</summary>
    public static bool IsUsual(ShellSettings shell) => GroupOf(shell) == TenantGroup.Running;

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

    /// <summary>One that runs needs help all the same where somebody has to do something about it.</summary>
    private bool IsIn(TenantGroup? group, ShellSettings shell) =>
        group is null || group == (GroupOf(shell) == TenantGroup.Running && _needHelp.Contains(shell.Name) ? TenantGroup.Failing : GroupOf(shell));

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
