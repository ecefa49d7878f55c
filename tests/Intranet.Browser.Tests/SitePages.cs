using Intranet.Abstractions;

namespace Intranet.Browser.Tests;

/// <summary>A page as one of the demonstration's people sees it.</summary>
/// <param name="Tenant">The site's path prefix.</param>
/// <param name="UserName">Who looks; null for somebody who is not signed in.</param>
/// <param name="Path">The address below the site; from the root with a leading slash.</param>
/// <param name="Status">What it answers.</param>
internal sealed record SitePage(string Tenant, string? UserName, string Path, int Status = 200)
{
    public string Address => Path.StartsWith('/') ? Path : $"/{Tenant}/{Path}";
}

/// <summary>Every kind of page of the product.</summary>
internal static class SitePages
{
    private const string Fragment = "The script asks for it and puts it into a page that is looked at.";
    private static readonly Guid Unknown = new("00000000-0000-4000-8000-000000000000");

    public static IReadOnlyList<SitePage> All { get; } =
    [
        .. Of("vaxjo", null, "/start", "/start?q=finns-inte", $"/n/{Shared}", "account/sign-in", "help", "help/sharing", "help/privacy", "help/accessibility", "help/accessibility/report", "preferences"),
        .. Of(
            "vaxjo", "anstalld", "", "ask", "ask?q=hur%20minskar%20ni%20uteblivna%20bes%C3%B6k", "questions", "network/communities", "communities",
            "communities/new", $"communities/{Closed}", $"communities/{Closed}/members", $"communities/{Closed}/edit", $"network/communities/{Network}",
            $"network/communities/{Network}/members", $"threads/{OwnThread}", $"network/threads/{Answered}", $"network/threads/{OwnQuestion}/edit",
            $"threads/new?subject=community:{Closed}", "cases", "network/cases", "cases/new", $"cases/{Published}", $"cases/{Published}/versions/1",
            $"cases/{Shared}", $"network/cases/{Shared}", $"cases/{Draft}", $"cases/{Draft}/edit", "cases/drafts", "search", "search?q=sn%C3%B6r%C3%B6jning",
            "search?q=sn%C3%B6r%C3%B6jnign", "search?q=xyzzyplugh", "profile", "profile/password", "profile/sessions", "profile/tokens", "account/sign-out", "switch"),
        .. Of("vaxjo", "redaktor", "", "network/communities/new", $"network/threads/new?subject=community:{Network}", "cases/review", $"cases/{Published}/share", $"cases/{Shared}/withdraw"),
        .. Of("vaxjo", "admin", "admin", "admin/features", "admin/theme", "admin/settings", "admin/users", "admin/users/new", "admin/roles", "admin/joining", "admin/accessibility", "admin/units", "admin/export", "admin/groups"),
        .. Of("dalarna", "moderator", "units", $"units/{Board}", $"threads/new?subject=unit:{Board}", "cases/new", "ask"),
        .. Of("dalarna", "admin", "admin/units", $"admin/units/{Board}"),
        .. Of("default", "coordinator", "", "admin", "admin/tenants", "admin/tenants/new", "admin/tenants/vaxjo", "admin/tenants/vaxjo/state?to=disabled",
            "admin/tenants/vaxjo/joining", "admin/tenants/vaxjo/leaving", "admin/import", "admin/profiles", "admin/relay", "admin/tenants/gotland/leaving", $"network/communities/{Network}/members"),
        .. Of("gotland", "anstalld", "", $"network/communities/{Network}/invitation"),
        .. Of("vaxjo", "admin", "admin/audit", "admin/audit/check", "admin/audit/package", "admin/audit/retention", "admin/access", "admin/access?UserName=redaktor", "admin/grants"),
        .. Of("default", "coordinator", "admin/insight", "admin/words"),
        .. Of("vaxjo", "redaktor", "cases/shared"),
        .. Of("kronoberg", "anstalld", "", $"network/cases/{Shared}", "questions", "search?q=p%C3%A5minnelse"),
        new("vaxjo", "anstalld", $"cases/{Unknown}", 404),
        new("vaxjo", "anstalld", "admin", 404),
        new("vaxjo", null, "/finns-inte", 404),
    ];

    /// <summary>Pages that are looked at by nobody, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotLookedAt { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ask/audiences"] = Fragment, ["ask/button"] = Fragment, ["ask/similar"] = Fragment, ["search/suggest"] = Fragment,
        ["preview"] = "It answers what a form sends; the editor's page is looked at.",
    };

    public static Guid Shared => Id("case", "sms-paminnelser");

    public static Guid Published => Id("case", "sip-mall");

    public static Guid Answered => Id("thread", "e-leg-nyanlanda");

    public static Guid Network => ContentKey.ToId("default", "community", "barn-och-unga");

    private static Guid Board => ContentKey.ToId("dalarna", "unit", "hsn");

    private static Guid Draft => Id("case", "lasplattor-hemtjanst");

    private static Guid Closed => Id("community", "orosanmalan-metod");

    private static Guid OwnThread => Id("thread", "hur-gor-ni-nar-kontoutdragen-i-e-ansokan-inte-gar-att-la");

    private static Guid OwnQuestion => Id("thread", "anmalan-forskola");

    private static Guid Id(string kind, string key) => ContentKey.ToId("vaxjo", kind, key);

    private static IEnumerable<SitePage> Of(string tenant, string? userName, params string[] paths) => paths.Select(path => new SitePage(tenant, userName, path));
}
