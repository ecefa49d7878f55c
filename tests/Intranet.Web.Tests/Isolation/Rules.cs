namespace Intranet.Web.Tests.Isolation;

/// <summary>The rule of every route. A route without one fails the test; it belongs here, with the thing that it names.</summary>
internal static class Rules
{
    private static readonly (string, string)[] CaseForm =
        [("Input.Title", "Ny rubrik"), ("Input.Problem", "P"), ("Input.Solution", "L"), ("Input.Outcome", "U"), ("Input.Contact", "K")];

    private static readonly object CaseJson = new { title = "Ny rubrik", problem = "P", solution = "L", outcome = "U", contact = "K" };
    private static readonly (string, string)[] ThreadForm = [("Input.Title", "Ny rubrik"), ("Input.Body", "Ny text"), ("Input.Kind", "Question")];
    private static readonly (string, string)[] Confirmed = [("Input.NobodyRecognisable", "true"), ("Input.NothingSecret", "true"), ("Input.MaySpread", "true")];
    private static readonly object ThreadJson = new { kind = "question", title = "Ny rubrik", body = "Ny text" };

    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Tenants(), .. Users(), .. Cases(), .. SharedCases(),
        .. Communities("", Thing.OwnCommunity, static _ => true),
        .. Communities("network/", Thing.NetworkCommunity, StartsInNetwork),
        .. Threads("", Thing.OwnThread, Thing.OwnCommunity, Thing.OwnCase, IsAuthor),
        .. Threads("network/", Thing.NetworkThread, Thing.NetworkCommunity, Thing.SharedCase, IsAuthorInNetwork),
        .. Questions(), .. Search(), .. Units(), .. AuditTrail(),
    ];

    private static bool Administers(Caller c) => c.User is "admin" or "coordinator";

    // The network itself does not join.
    private static bool AdministersOrganisation(Caller c) => c.User == "admin";

    private static bool ManagesNetwork(Caller c) => c.Home == "default";

    private static bool Shares(Caller c) => c.User is "redaktor" or "admin";

    private static bool EditsCases(Caller c) => c.User is Belongings.Owner or "redaktor";

    private static bool StartsInNetwork(Caller c) => c.User is "moderator" or "redaktor" or "coordinator";

    // The network itself has no organisation that could use a case.
    private static bool Adopts(Caller c) => c.Home != "default";

    private static bool IsAuthor(Caller c) => c.Home == "vaxjo" && c.User == Belongings.Owner;

    private static bool IsAuthorInNetwork(Caller c) => c.Home == "vaxjo" && c.User is Belongings.Owner or Belongings.NetworkOwner;

    private static Rule Public(string key) => new(key) { IsPublic = true };

    private static Rule SignedIn(string key, Admits? admits = null) => new(key) { Admits = admits ?? (static _ => true) };

    private static Rule About(string key, params Thing[] things) => new(key) { Things = things };

    private static IEnumerable<Rule> Tenants() =>
    [
        SignedIn("GET "), SignedIn("GET switch"), SignedIn("POST switch?handler=To") with { Form = [("name", "umea")] },
        SignedIn("POST switch?handler=Forget") with { Form = [("name", "umea")] }, Public("GET start"), Public("GET help/{name?}"), Public("GET help/accessibility"),
        Public("GET help/accessibility/report"), Public("POST help/accessibility/report"), Public("GET preferences"), Public("POST preferences"),
        .. new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS" }.Select(m => Public(m + " error/{code:int:range(400,599)}")),
        Public("GET theme/{revision:long}.css"), Public("HEAD theme/{revision:long}.css"), Public("GET openapi/{documentName}.json"),
        Public("GET {**path:file}"), Public("HEAD {**path:file}"),
        SignedIn("GET preview", static _ => false), SignedIn("POST preview"),
        SignedIn("GET admin", Administers), SignedIn("GET admin/features", Administers),
        SignedIn("POST admin/features?handler=On", Administers) with { Form = [("id", "Intranet.Cases")] },
        SignedIn("POST admin/features?handler=Off", Administers) with { Form = [("id", "Intranet.Cases")] },
        SignedIn("GET admin/settings", Administers), SignedIn("POST admin/settings", Administers) with { Form = [("Input.SiteName", "Annat namn")] },
        SignedIn("GET admin/theme", Administers), SignedIn("GET admin/theme?handler=Preview", Administers),
        SignedIn("POST admin/theme", Administers), SignedIn("POST admin/theme?handler=Preview", Administers),
        SignedIn("GET admin/tenants", ManagesNetwork), SignedIn("GET admin/tenants/new", ManagesNetwork),
        SignedIn("POST admin/tenants/new", ManagesNetwork) with { Form = [("Input.Name", "ny"), ("Input.Title", "Ny"), ("Input.Prefix", "ny")] },
        About("GET admin/tenants/{name}", Thing.Organisation),
        About("POST admin/tenants/{name}", Thing.Organisation) with { Form = [("Input.Title", "Annat namn")] },
        About("GET admin/tenants/{name}/state", Thing.Organisation) with { Query = "?to=disabled" },
        About("POST admin/tenants/{name}/state", Thing.Organisation) with { Query = "?to=disabled" },
        About("GET admin/tenants/{name}/joining", Thing.Organisation),
        About("POST admin/tenants/{name}/joining", Thing.Organisation) with { Form = [("Input.Stage", "Invited")] },
        About("POST admin/tenants/{name}/joining?handler=Appoint", Thing.Organisation) with { Form = [("First.UserName", "ny"), ("First.PersonName", "Ny Person")] },
        About("GET admin/tenants/{name}/leaving", Thing.Organisation),
        .. new[] { "Export", "Ask", "Keep", "Remove", "Fetch", "Again", "Aside" }.Select(h => About("POST admin/tenants/{name}/leaving?handler=" + h, Thing.Organisation) with { Form = [("id", "{reply}")] }),
        SignedIn("GET admin/relay", ManagesNetwork),
        .. new[] { "Again", "Aside" }.Select(h => SignedIn("POST admin/relay?handler=" + h, ManagesNetwork) with { Form = [("tenant", "vaxjo"), ("consumer", "search"), ("kind", "case")] }),
        SignedIn("GET admin/import", ManagesNetwork), SignedIn("POST admin/import", ManagesNetwork),
        .. new[] { "Again", "Aside" }.Select(h => SignedIn("POST admin/import?handler=" + h, ManagesNetwork) with { Form = [("id", "{reply}")] }),
        SignedIn("GET admin/export", AdministersOrganisation), SignedIn("POST admin/export", AdministersOrganisation),
        SignedIn("POST admin/export?handler=Fetch", AdministersOrganisation) with { Form = [("id", "{reply}")] },
        SignedIn("GET admin/profiles", ManagesNetwork),
        SignedIn("POST admin/profiles", ManagesNetwork) with { Form = [("Input.Name", "smal"), ("Input.Title", "Smal")] },
        SignedIn("POST admin/profiles?handler=Remove", ManagesNetwork) with { Form = [("name", "smal")] },
        SignedIn("GET admin/accessibility", Administers), SignedIn("POST admin/accessibility", Administers),
        SignedIn("POST admin/accessibility?handler=Handle", Administers) with { Form = [("answer", "Rättat.")] },
        SignedIn("GET admin/joining", AdministersOrganisation),
        .. new[] { "Accept", "Tick", "Untick" }.Select(
            h => SignedIn("POST admin/joining?handler=" + h, AdministersOrganisation) with { Form = [("key", "retention")] }),
        About("GET n/{id}", Thing.SharedCase, Thing.NetworkCommunity, Thing.NetworkThread),
    ];

    private static IEnumerable<Rule> Users() =>
    [
        Public("GET account/sign-in"), Public("POST account/sign-in"), Public("GET account/sign-out"), Public("POST account/sign-out"),
        SignedIn("GET profile"), SignedIn("POST profile"), SignedIn("GET profile/password"), SignedIn("POST profile/password"),
        SignedIn("GET profile/sessions"), SignedIn("POST profile/sessions?handler=EndOthers"),
        About("POST profile/sessions?handler=End", Thing.Session) with { Form = [("id", "{id}")] },
        SignedIn("GET profile/tokens"), SignedIn("POST profile/tokens"),
        About("POST profile/tokens?handler=Revoke", Thing.Token) with { Form = [("id", "{id}")] },
        About("GET people/{id:guid}", Thing.Person), SignedIn("GET api/v1/me"),
        SignedIn("GET admin/users", Administers), SignedIn("GET admin/users/new", Administers),
        SignedIn("POST admin/users/new", Administers) with { Form = [("Input.UserName", "ny"), ("Input.Name", "Ny Person")] },
        SignedIn("GET admin/access", Administers), SignedIn("GET admin/roles", Administers), SignedIn("POST admin/roles", Administers),
        SignedIn("POST admin/roles?handler=Delete", Administers) with { Form = [("id", "{id}")] },
        SignedIn("POST admin/roles?handler=Create", Administers) with { Form = [("Input.Name", "Ny roll")] },
        SignedIn("GET admin/groups", Administers), SignedIn("POST admin/groups", Administers),
        About("GET admin/groups/{id:guid}", Thing.Group), About("POST admin/groups/{id:guid}", Thing.Group) with { Form = [("Input.Roles", "Editor")] },
        About("POST admin/groups/{id:guid}?handler=Remove", Thing.Group),
        SignedIn("GET api/v1/groups", Administers), About("GET api/v1/groups/{externalId}", Thing.GroupKey),
        SignedIn("PUT api/v1/groups/{externalId}", Administers) with { Json = new { name = "Ny grupp", members = new[] { "anstalld" } } },
        About("DELETE api/v1/groups/{externalId}", Thing.GroupKey),
        About("GET admin/users/{id:guid}", Thing.Account),
        About("POST admin/users/{id:guid}", Thing.Account) with { Form = [("Input.Name", "Annat Namn")] },
        .. new[] { "Disable", "Enable", "Reset", "Guest" }.Select(h => About($"POST admin/users/{{id:guid}}?handler={h}", Thing.Account)),
    ];

    private static IEnumerable<Rule> Cases() =>
    [
        SignedIn("GET cases"), SignedIn("GET cases/drafts"), SignedIn("GET cases/new"), SignedIn("GET cases/review", Shares),
        SignedIn("GET cases/shared"), SignedIn("GET cases/shared?handler=File"),
        SignedIn("POST cases/new") with { Form = CaseForm }, SignedIn("GET api/v1/cases/"), SignedIn("POST api/v1/cases/") with { Json = CaseJson },
        About("GET cases/{id:guid}", Thing.OwnCase), About("GET cases/{id:guid}/versions/{number:int}", Thing.OwnCase),
        .. new[] { "Request", "Restore", "Discard", "Delete" }.Select(
            h => About($"POST cases/{{id:guid}}?handler={h}", Thing.OwnCase) with { Allows = EditsCases }),
        About("GET cases/{id:guid}/edit", Thing.OwnCase) with { Allows = EditsCases },
        About("POST cases/{id:guid}/edit", Thing.OwnCase) with { Allows = EditsCases, Form = CaseForm },
        About("POST cases/{id:guid}/edit?handler=Add", Thing.OwnCase) with { Allows = EditsCases, Form = [("People.UserName", "amina.warsame")] },
        About("POST cases/{id:guid}/edit?handler=Remove", Thing.OwnCase) with { Allows = EditsCases, Form = [("People.UserId", "{reply}")] },
        About("GET cases/{id:guid}/share", Thing.OwnCase) with { Allows = Shares },
        About("POST cases/{id:guid}/share", Thing.OwnCase) with { Allows = Shares, Form = Confirmed },
        About("POST cases/{id:guid}/share?handler=Return", Thing.OwnCase) with { Allows = Shares, Form = [("Return.Message", "Mer.")] },
        About("GET cases/{id:guid}/withdraw", Thing.OwnCase) with { Allows = Shares },
        About("POST cases/{id:guid}/withdraw", Thing.OwnCase) with { Allows = Shares, Form = [("Input.Reason", "Nej.")] },
        About("GET api/v1/cases/{id:guid}", Thing.OwnCase),
        About("PUT api/v1/cases/{id:guid}", Thing.OwnCase) with { Allows = EditsCases, Json = CaseJson },
        About("DELETE api/v1/cases/{id:guid}", Thing.OwnCase) with { Allows = EditsCases },
        .. new[] { "publish", "request-sharing", "restore" }.Select(
            step => About($"POST api/v1/cases/{{id:guid}}/{step}", Thing.OwnCase) with { Allows = EditsCases, Json = new { } }),
        .. new[] { "share", "return", "withdraw" }.Select(
            step => About($"POST api/v1/cases/{{id:guid}}/{step}", Thing.OwnCase) with { Allows = Shares, Json = new { message = "Mer." } }),
    ];

    private static IEnumerable<Rule> SharedCases() =>
    [
        SignedIn("GET network/cases"), SignedIn("GET api/v1/network/cases/"),
        About("GET network/cases/{id:guid}", Thing.SharedCase), About("GET api/v1/network/cases/{id:guid}", Thing.SharedCase),
        About("POST network/cases/{id:guid}?handler=Adopt", Thing.SharedCase) with { Allows = Adopts, Form = [("Input.Stage", "piloting")] },
        About("GET api/v1/network/cases/{id:guid}/adoptions", Thing.SharedCase),
        About("POST api/v1/network/cases/{id:guid}/adoptions", Thing.SharedCase) with { Allows = Adopts, Json = new { stage = "piloting" } },
    ];

    private static IEnumerable<Rule> Communities(string scope, Thing community, Admits starts) =>
    [
        SignedIn($"GET {scope}communities"), SignedIn($"GET {scope}communities/new", starts),
        SignedIn($"POST {scope}communities/new", starts) with { Form = [("Input.Title", "Ny"), ("Input.Description", "Om"), ("Input.Access", "Open")] },
        SignedIn($"GET api/v1/{scope}communities"),
        SignedIn($"POST api/v1/{scope}communities", c => true) with { Json = new { title = "Ny", description = "Om", access = "open" } },
        .. new[] { "", "/edit", "/members", "/feed" }.Select(
            page => About($"GET {scope}communities/{{id:guid}}{page}", community) with { IsForLeaders = page == "/edit" }),
        About($"POST {scope}communities/{{id:guid}}/edit", community) with { IsForLeaders = true, Form = [("Input.Title", "Ny"), ("Input.Description", "Om")] },
        .. new[] { "Join", "Leave" }.Select(h => About($"POST {scope}communities/{{id:guid}}?handler={h}", community)),
        .. new[] { "GET", "POST" }.SelectMany(m => (m == "GET" ? new[] { "" } : ["?handler=Accept", "?handler=Decline"]).Select(
            h => About($"{m} {scope}communities/{{id:guid}}/invitation{h}", community) with { Allows = static _ => false })),
        .. new[] { "Add", "Remove", "Role", "Withdraw" }.Select(h => About($"POST {scope}communities/{{id:guid}}/members?handler={h}", community) with
        {
            IsForLeaders = true, Form = [("Input.Tenant", "vaxjo"), ("Input.UserName", "amina.warsame"), ("tenant", "vaxjo"), ("userId", "{reply}"), ("role", "Moderator"), ("invitation", "{reply}")],
        }),
        About($"GET api/v1/{scope}communities/{{id:guid}}", community),
        .. new[] { "join", "leave" }.Select(step => About($"POST api/v1/{scope}communities/{{id:guid}}/{step}", community)),
    ];

    private static IEnumerable<Rule> Threads(string scope, Thing thread, Thing community, Thing @case, Allows isAuthor) =>
    [
        .. Subjects(scope, community, @case),
        About($"GET {scope}threads/{{id:guid}}", thread), About($"GET api/v1/{scope}threads/{{id:guid}}", thread),
        About($"POST {scope}threads/{{id:guid}}?handler=Reply", thread) with { Form = [("Input.Body", "Svar")] },
        About($"POST api/v1/{scope}threads/{{id:guid}}/replies", thread) with { Json = new { body = "Svar" } },
        About($"POST api/v1/{scope}threads/{{id:guid}}/accepted-answer", thread) with { IsForLeaders = true, Json = new { replyId = "{reply}" } },
        .. new[] { "Accept", "Unaccept", "Close", "Reopen", "Delete", "DeleteReply", "RestoreReply" }.Select(
            h => About($"POST {scope}threads/{{id:guid}}?handler={h}", thread) with { IsForLeaders = true, Form = [("replyId", "{reply}")] }),
        .. new[] { "GET", "POST" }.SelectMany(method => new[]
        {
            About($"{method} {scope}threads/{{id:guid}}/edit", thread) with { Allows = isAuthor, Form = ThreadForm },
            About($"{method} {scope}threads/{{id:guid}}/removed", thread) with { IsForLeaders = true },
            About($"{method} {scope}threads/{{id:guid}}/replies/{{replyId:guid}}/edit", thread) with { Allows = isAuthor, Form = [("Input.Body", "Nytt svar")] },
        }),
    ];

    private static IEnumerable<Rule> Subjects(string scope, Thing community, Thing @case) =>
    [
        .. new[] { ("communities", community), ("cases", @case) }.SelectMany(subject => new[]
        {
            About($"GET api/v1/{scope}{subject.Item1}/{{id:guid}}/threads", subject.Item2),
            About($"POST api/v1/{scope}{subject.Item1}/{{id:guid}}/threads", subject.Item2) with { Json = ThreadJson },
        }),
        .. new[] { "GET", "POST" }.SelectMany(method => new[]
        {
            About($"{method} {scope}threads/new", community) with { Query = "?subject=community:{id}", Form = ThreadForm },
            About($"{method} {scope}threads/new", @case) with { Query = "?subject=case:{id}", Form = ThreadForm },
        }),
    ];

    private static IEnumerable<Rule> Questions() =>
    [
        SignedIn("GET questions"),
        .. new[] { "ask", "ask/audiences", "ask/button", "ask/similar" }.SelectMany(page => new[]
        {
            SignedIn("GET " + page),
            About("GET " + page, Thing.OwnCommunity) with { Query = "?subject=community:{id}&scope=own&Input.Audience=own:community:{id}" },
            About("GET " + page, Thing.NetworkCommunity) with { Query = "?subject=community:{id}&scope=network&Input.Audience=network:community:{id}" },
            About("GET " + page, Thing.OwnCase) with { Query = "?subject=case:{id}&scope=own&Input.Audience=own:case:{id}" },
        }),
        About("POST ask", Thing.OwnCommunity) with { Form = [("Input.Title", "Ny fråga"), ("Input.Audience", "own:community:{id}")] },
        About("POST ask", Thing.NetworkCommunity) with { Form = [("Input.Title", "Ny fråga"), ("Input.Audience", "network:community:{id}")] },
        About("POST ask", Thing.OwnCase) with { Form = [("Input.Title", "Ny fråga"), ("Input.Audience", "own:case:{id}")] },
        About("POST ask", Thing.SharedCase) with { Form = [("Input.Title", "Ny fråga"), ("Input.Audience", "network:case:{id}")] },
    ];

    private static IEnumerable<Rule> Units() =>
    [
        SignedIn("GET units"), About("GET units/{id:guid}", Thing.Unit),
        SignedIn("GET admin/units", AdministersOrganisation),
        SignedIn("POST admin/units", AdministersOrganisation) with { Form = [("Input.Title", "Ny nämnd")] },
        SignedIn("POST admin/units?handler=Import", AdministersOrganisation) with { Form = [("Input.Table", "code,title,parent\nA,Nämnd A,")] },
        About("GET admin/units/{id:guid}", Thing.ManagedUnit),
        About("POST admin/units/{id:guid}", Thing.ManagedUnit) with { Form = [("Input.Title", "Annat namn")] },
        About("POST admin/units/{id:guid}?handler=Add", Thing.ManagedUnit) with { Form = [("Newcomer.UserName", "amina.warsame")] },
        About("POST admin/units/{id:guid}?handler=Remove", Thing.ManagedUnit) with { Form = [("userId", "{reply}")] },
        .. new[] { "GET", "POST" }.Select(m => About(m + " threads/new", Thing.Unit) with { Query = "?subject=unit:{id}", Form = ThreadForm }),
        About("POST ask", Thing.Unit) with { Form = [("Input.Title", "Ny fråga"), ("Input.Audience", "own:unit:{id}")] },
        .. new[] { "ask", "ask/audiences", "ask/button", "ask/similar" }.Select(
            page => About("GET " + page, Thing.Unit) with { Query = "?subject=unit:{id}&scope=own&Input.Audience=own:unit:{id}" }),
    ];

    private static IEnumerable<Rule> AuditTrail() =>
    [
        SignedIn("GET admin/audit", Administers), SignedIn("POST admin/audit?handler=Export", Administers),
        SignedIn("GET admin/audit/check", Administers), SignedIn("GET admin/audit/package", Administers),
        SignedIn("POST admin/audit/package", Administers) with { Form = [("Input.From", "2026-01-01"), ("Input.Until", "2026-01-02"), ("Input.Reason", "Prov")] },
        SignedIn("GET admin/audit/retention", Administers), SignedIn("POST admin/audit/retention", Administers),
        SignedIn("POST admin/audit/retention?handler=Erase", Administers),
        SignedIn("POST admin/audit/retention?handler=Hold", Administers) with { Form = [("Hold.Reason", "Prov")] },
        SignedIn("POST admin/audit/retention?handler=Release", Administers) with { Form = [("id", "{id}")] },
        SignedIn("GET api/v1/audit", Administers), SignedIn("GET api/v1/audit/check", Administers),
        SignedIn("GET admin/grants", c => c.User == "admin"), SignedIn("POST admin/grants?handler=End", c => c.User == "admin") with { Form = [("id", "{id}")] },
        SignedIn("POST admin/grants", c => c.User == "admin") with { Form = [("Input.Contents", "cases"), ("Input.Reason", "Prov"), ("Input.Days", "1")] },
        SignedIn("GET admin/insight", ManagesNetwork), SignedIn("GET admin/insight/{id:guid}", static _ => false),
        SignedIn("POST admin/insight/{id:guid}?handler=Open", static _ => false),
        SignedIn("POST admin/insight/{id:guid}?handler=Read", static _ => false) with { Query = "?kind=cases", Form = [("item", "{id}")] },
    ];

    private static IEnumerable<Rule> Search() =>
    [
        Public("GET opensearch.xml"), SignedIn("GET search"), SignedIn("GET api/v1/search"),
        SignedIn("GET search/suggest") with { Query = "?q=vin" }, SignedIn("GET api/v1/search/suggest") with { Query = "?q=vin" },
        .. new[] { "GET search", "GET api/v1/search" }.Select(
            key => About(key, Thing.OwnCommunity, Thing.NetworkCommunity) with { Query = "?q=&community={id}" }),
        SignedIn("GET admin/words", ManagesNetwork),
        .. new[] { "POST admin/words", "POST admin/words?handler=Preview" }.Select(key => SignedIn(key, ManagesNetwork) with { Form = [("Input.Entries", "alfaord\nbetaord")] }),
        SignedIn("GET admin/words/{id:guid}", static _ => false),
        .. new[] { "", "?handler=Preview", "?handler=Remove" }.Select(
            handler => SignedIn("POST admin/words/{id:guid}" + handler, static _ => false) with { Form = [("Input.Entries", "alfaord\nbetaord")] }),
    ];
}
