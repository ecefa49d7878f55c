using static Intranet.Web.Tests.Guards.Probes;

namespace Intranet.Web.Tests.Guards;

/// <summary>Every guard of the product with the attempt that it stands against. One that is found and not named here fails a test.</summary>
internal static class GuardCases
{
    private const string Colleague = "vaxjo/amina.warsame";
    private const string Editor = "vaxjo/redaktor";
    private const string Other = "kronoberg/anstalld";
    private const string Third = "gotland/anstalld";
    private const string Guest = "vaxjo/" + GuardedHouse.Guest;

    /// <summary>Has the id of Växjö's editor.</summary>
    private const string Twin = "kronoberg/moderator";

    private const string CaseList = "api/v1/cases?pageSize=100";
    private const string WithdrawnCase = "network/cases/{withdrawn case}";
    private const string Draft = "vaktelord utkast";
    private const string ForUnit = "vaktelord för nämnden";
    private const string Closed = "Gemenskap vaktelord closed";

    public static IReadOnlyList<GuardCase> All { get; } =
    [
        .. Doors(), .. Stores(), .. Cases(), .. Communities(), .. Threads(), .. People(), .. Grants(), .. Endings(),
    ];

    /// <summary>What the weaver finds and what keeps no two people or organisations apart, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotBetweenPeople { get; } = new[]
    {
        Because(
            "A test of its own on PostgreSQL takes it away.",
            "SchemaOpening.ConnectionOpened", "SchemaOpening.ConnectionOpenedAsync"),
        Because(
            "A filter that the reader chose, or the reader's own among what they may read.",
            "AuditFilter.Apply ? UserId", "ListCasesHandler.Filter ? Tenant", "ListSharedHandler.FilterAsync ? Tenant", "ListSharedHandler.FilterAsync ? WithdrawnUtc",
            "ThreadLists.QueryAsync ? Tenant", "ThreadLists.QueryAsync ? UserId", "HomeThreads.PartsOf ? Tenant", "HomeThreads.PartsOf ? UserId",
            "HomeThreads.RepliedToMe ? Tenant", "HomeThreads.RepliedToMe ? UserId", "CommunityLists.PeopleAsync ? Tenant", "PeerCasesReader.ReadAsync ? Tenant",
            "ListDraftsHandler.HandleAsync ? RemovedUtc", "ListDraftsHandler.HandleAsync ? Status", "CasesWaiting.AdoptedAsync ? WithdrawnUtc"),
        Because(
            "A tombstone holds nothing that could be read.",
            "CaseSearchSource.ListAsync ? WithdrawnUtc", "CaseSearchSource.LoadAsync ? WithdrawnUtc", "LibraryChoicesReader.ReadAsync ? WithdrawnUtc",
            "PeerCasesReader.ReadAsync ? WithdrawnUtc", "NetworkCopies.HideAsync ? WithdrawnUtc", "NetworkCopies.WithdrawAsync ? WithdrawnUtc", "CaseDeparture.LeaveAsync ? WithdrawnUtc"),
        Because(
            "Leaves alone what is right already, or what another organisation's own store decides anyway.",
            "SubjectAccess.ApplyAsync ? AccessLabel", "SubjectFollower.FollowAsync ? AccessLabel", "CaseReconciliation.BringUpToDateAsync ? Tenant",
            "NetworkCopies.FollowTenantAsync ? Tenant", "NetworkCopies.HideAsync ? Tenant"),
        Because(
            "Says whom somebody acts on who may act on all of them.",
            "AddMemberHandler.AskAsync ? Tenant", "AddMemberHandler.AskAsync ? UserId", "ChangeMemberRoleHandler.HandleAsync ? Tenant", "ChangeMemberRoleHandler.HandleAsync ? UserId", "RemoveMemberHandler.HandleAsync ? Tenant", "RemoveMemberHandler.HandleAsync ? UserId",
            "ChangeMembersHandler.HandleAsync ? UnitId", "ChangeMembersHandler.HandleAsync ? UserId", "EditUnitPage.LoadAsync ? UnitId", "EditUserHandler.ChangeRolesAsync ? UserId",
            "ListUsersHandler.HandleAsync ? UserId", "GroupReader.MembersAsync ? UserId", "RoleQueries.OwnRolesOf ? UserId", "UnitsStep.ExecuteAsync ? UnitId", "UnitsStep.ExecuteAsync ? UserId", "RoleQueries.AnyoneHasAsync ? IsDisabled", "RoleQueries.AnyoneHasAsync ? UserId",
            "Sessions.BeginAsync ? UserId", "LegalHold.Free ? UserId"),
        Because(
            "Explains rights to those who give them, and decides nothing.",
            "ExaminedPerson.May", "ExplainAccessHandler.HoldersAsync ? IsDisabled", "ExplainAccessHandler.HoldersAsync ? UserId", "ExplainAccessHandler.HeldAsync ? UserId",
            "CommunityRulesExplained.MembershipAsync ? Tenant", "CommunityRulesExplained.MembershipAsync ? UserId"),
        Because(
            "Whether somebody who left is still proposed, or found by name: no secret to colleagues.",
            "PeopleDirectory.FindAsync ? GuestUntilUtc", "PeopleDirectory.FindAsync ? IsDisabled", "PeopleDirectory.SearchAsync ? GuestUntilUtc", "PeopleDirectory.SearchAsync ? IsDisabled",
            "PersonSearchSource.ListAsync ? IsDisabled", "PersonSearchSource.LoadAsync ? IsDisabled", "ShowPersonPage.OnGetAsync ? IsDisabled", "DemoAccountList.GetAsync ? IsDisabled"),
        Because(
            "Whether a discussion is open still, beside a permission that RemovedGuardsTests takes away.",
            "ThreadRights.MayPost", "ThreadRights.MayReply"),
        Because("Keeps a tree a tree.", "UnitTree.MayStandBelow"),
    }.SelectMany(r => r).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Because(string reason, params string[] guards) => guards.Select(g => KeyValuePair.Create(g, reason));

    private static GuardCase Alone(string guard, Probe probe) => new([guard], probe);

    private static GuardCase Together(Probe probe, params string[] guards) => new(guards, probe);

    private static IEnumerable<GuardCase> Doors() =>
    [
        Alone("EndpointGate.IsOpenAsync", Cell("default/coordinator", "GET cases")),
        Alone("TenantMiddleware.IsUsableAsync", Opens("/@umea", "account/sign-in")),
        Alone("GuestDoor.IsOpen", Opens(Guest, "cases")),
        Alone("CurrentUser.get_IsGuest", Opens(Guest, "cases")),
        Alone("CurrentUser.May", Cell(Colleague, "GET admin/users")),
        Alone("PermissionRequirementHandler.HandleRequirementAsync", Cell(Colleague, "GET admin/users")),
        Alone("HomeTenantRequirementHandler.HandleRequirementAsync", Opens(Guest, "cases")),
        Alone("AntiforgeryTenant.ValidateAdditionalData", ForgesForm()),
        Together(
            Opens("kronoberg/admin@vaxjo", "cases"),
            "TenantTicketFormat.Find > purpose", "SessionCookieEvents.FindAsync > claim", "Sessions.FindAsync > tenant"),
        Alone("TenantCookieName.Of", SharesCookies()),
        Alone("TenantCookieName.PathOf", SharesCookies()),
        Alone("Tokens.FindAsync > tenant", Opens("kronoberg/admin@vaxjo", "api/v1/cases")),
        Alone("SignedInCache.GetAsync > tenant", IsMistaken()),
        Alone("RolePermissions.Resolve > tenant", After(Other, "cases", Opens("vaxjo/moderator", "admin/users"))),
        Alone("SignedInPerson.LoadAsync ? IsDisabled", Opens("vaxjo/petter.ek", "api/v1/me")),
        Alone("SignedInPerson.LoadAsync ? GuestUntilUtc", Opens("vaxjo/" + GuardedHouse.FormerGuest, "profile")),
        Alone("RoleQueries.RolesOf ? UserId", Opens(Colleague, "admin/users")),
    ];

    private static IEnumerable<GuardCase> Stores() =>
    [
        Alone("Stores.Open > tenant", Reads(Other, "api/v1/cases?pageSize=100")),
        Alone("Stores.OpenAsync > tenant", GoesAstray()),
        Alone("ShellScopes.Open > tenant", CommandGoesAstray()),
        Alone("OutboxRelay.TryAsync > tenant", GoesAstray()),
        Alone("StoredSettings.GetAsync > tenant", Reads(Other, "cases")),
        Alone("TenantIndexes.Open > tenant", Reads(Other, "api/v1/search?q=vaktelor*")),
        Alone("ExportTenantHandler.WriteAsync > tenant", Exports("kronoberg")),
        Alone("ExportTenantHandler.AddTablesAsync > owner", Exports("kronoberg")),
        Alone("ThreadDocuments.WriteAsync ? Tenant", Exports("kronoberg")),
        Alone("FetchExportHandler.MayFetchAsync", FetchesExport()),
        Alone("NetworkCopies.IsHidden", StaysShared()),
        Alone("CaseDeparture.LeaveAsync ? Tenant", LeavesWithMalmo()),
        Alone("CommunityDeparture.LeaveAsync ? Tenant", LeavesWithMalmo()),
    ];

    private static IEnumerable<GuardCase> Cases() =>
    [
        Alone("CaseAccess.See", Cell(Editor, "GET api/v1/cases/{id:guid}")),
        Alone("CaseAccess.MaySeeAsync", Cell(Editor, "GET api/v1/cases/{id:guid}")),
        Alone("Case.IsWrittenBy", Cell(Editor, "GET api/v1/cases/{id:guid}")),
        Alone("CaseAccess.ReadableAsync ? UnitId", Reads(Editor, CaseList, ForUnit)),
        Alone("CaseAccess.ReadableAsync ? UserId", Reads(Editor, CaseList, ForUnit)),
        Alone("CaseAccess.get_InLibrary ? Status", Reads(Editor, CaseList, Draft)),
        Alone("CaseAccess.get_InLibrary ? RemovedUtc", Reads(Colleague, CaseList, "vaktelord borttaget")),
        Alone("ListDraftsHandler.HandleAsync ? UserId", Reads(Editor, "cases/drafts", Draft)),
        Alone("CasesWaiting.Returned ? UserId", Reads(Colleague, "", "Återsänt vaktelord")),
        Alone("CasesWaiting.AdoptedAsync ? UserId", Reads(Colleague, "", "Vi provar hos oss")),
        Alone("CasesWaiting.AdoptedAsync ? Tenant", Reads(Twin, "", "Vi provar hos oss")),
        Alone("LibraryInsight.ListAsync ? UnitId", Reads("default/coordinator", "{insight}?kind=cases", ForUnit)),
        Alone("LibraryInsight.ReadAsync ? UnitId", ReadsByGrant()),
        Alone("ListCasesHandler.ListSharedAsync ? WithdrawnUtc", Reads(Other, "api/v1/network/cases?pageSize=100", "{withdrawn case}")),
        Alone("SharedCaseAccess.MaySeeAsync", Opens(Third, WithdrawnCase)),
        Alone("SharedCaseAccess.MaySeeAsync ? Tenant", Opens(Third, WithdrawnCase)),
        Alone("SubjectContributors.HasContributedAsync ? Tenant", Opens(Third, WithdrawnCase)),
        Alone("ViewSharedCaseHandler.HandleAsync ? Tenant", Reads(Other, "network/cases/{withdrawn case}", "Dalarnas egen not")),
    ];

    private static IEnumerable<GuardCase> Communities() =>
    [
        Alone("CommunityRights.See", Cell(Editor, "GET api/v1/communities/{id:guid}")),
        Alone("CommunityRights.MaySee", Cell(Editor, "GET api/v1/communities/{id:guid}")),
        Alone("CommunityRights.Moderate", Cell(Colleague, "POST communities/{id:guid}/edit")),
        Alone("CommunityRights.MayModerate", Cell(Colleague, "POST communities/{id:guid}/edit")),
        Alone("CommunityRights.MayCreate", Cell(Colleague, "GET network/communities/new")),
        Alone("CommunityLists.ListAsync ? Access", Reads(Editor, "api/v1/communities?pageSize=100", Closed)),
        Alone("CommunityLists.ListAsync ? UserId", Reads(Editor, "api/v1/communities?pageSize=100", Closed)),
        Alone("CommunityLists.ListAsync ? Tenant", Reads(Twin, "api/v1/network/communities?pageSize=100", Closed)),
        Alone("CommunityLabels.ReadAsync ? UserId", Reads(Colleague, "api/v1/search?q=vaktelor*&kind=community&pageSize=100", Closed)),
        Alone("CommunityLabels.ReadAsync ? Tenant", Reads(Twin, "api/v1/search?q=vaktelor*&kind=community&pageSize=100", Closed)),
        Alone("Invitations.Mine ? UserId", Reads(Colleague, "", "Du är tillfrågad")),
        Alone("Invitations.Mine ? Tenant", Reads(Twin, "", "Du är tillfrågad")),
        Alone("CommunitySubjects.ListPostableAsync ? Access", Reads(Colleague, "ask/audiences?Input.Title=vaktelord", Closed)),
        Alone("CommunitySubjects.ListPostableAsync ? UserId", Reads(Colleague, "ask/audiences?Input.Title=vaktelord", Closed)),
        Alone("CommunitySubjects.ListPostableAsync ? Tenant", Reads(Twin, "ask/audiences?Input.Title=vaktelord", Closed)),
    ];

    private static IEnumerable<GuardCase> Threads() =>
    [
        Alone("HomeThreads.PartsOf ? AccessLabel", Reads(Editor, "", "Obesvarad vaktelord")),
        Alone("ThreadLists.QueryAsync ? AccessLabel", Reads(Editor, "questions", "Obesvarad vaktelord")),
        Alone("FoundThread.get_ShowsText", Reads(Other, "network/threads/{withdrawn thread}")),
        Alone("FoundThread.get_Replies ? Tenant", Reads(Other, "network/threads/{withdrawn thread}")),
        Alone("DiscussionViewComponent.ThreadsAsync ? Tenant", Reads(Other, "network/cases/{withdrawn case}", "{withdrawn other}")),
        Alone("DiscussionViewComponent.RepliesAsync ? Tenant", Reads(Other, "network/cases/{withdrawn case}")),
        Alone("ThreadRights.MayEdit", Cell(Colleague, "POST threads/{id:guid}/edit")),
        Alone("ThreadRights.MayAccept", Cell(Colleague, "POST threads/{id:guid}?handler=Accept")),
        Alone("ThreadRights.MayLead", Cell(Colleague, "POST threads/{id:guid}?handler=Close")),
        Alone("ThreadRights.MayDelete", Cell(Colleague, "POST threads/{id:guid}?handler=DeleteReply")),
        Alone("ThreadRights.MayRestore", Cell(Colleague, "GET threads/{id:guid}/removed")),
    ];

    private static IEnumerable<GuardCase> People() =>
    [
        Alone("MeEndpoint.GetAsync ? UserId", Reads(Colleague, "api/v1/me", "no such words")),
        Alone("ManageTokensPage.ShowAsync ? UserId", Reads(Colleague, "profile/tokens", "Koppling vaktelord")),
        Alone("Sessions.ListAsync ? UserId", Reads(Colleague, "profile/sessions", "{Session:session}")),
        Alone("RevokeTokenHandler.HandleAsync ? UserId", Cell(Colleague, "POST profile/tokens?handler=Revoke")),
        Alone("UnitReader.MembershipsAsync ? UserId", Cell(Editor, "GET units/{id:guid}")),
    ];

    private static IEnumerable<GuardCase> Grants() =>
    [
        Alone("AccessGrant.IsActive", Opens("default/coordinator", "{insight ended}")),
        Alone("AccessGrant.IsOpenTo", Reads("default/coordinator", "{insight unopened}?kind=cases")),
    ];

    /// <summary>Last, for what they let through changes things and ends sessions.</summary>
    private static IEnumerable<GuardCase> Endings() =>
    [
        Alone("CaseAccess.Edit", Cell(Colleague, "PUT api/v1/cases/{id:guid}")),
        Alone("CaseAccess.MayEdit", Cell(Colleague, "PUT api/v1/cases/{id:guid}")),
        Together(Cell("vaxjo/moderator", "POST api/v1/cases/{id:guid}/share"), "CaseAccess.Decide", "PermissionRequirementHandler.HandleRequirementAsync"),
        Together(Cell("vaxjo/moderator", "POST api/v1/cases/{id:guid}/withdraw"), "CaseAccess.MayDecide", "PermissionRequirementHandler.HandleRequirementAsync"),
        Alone("CaseAccess.Own", Cell(Colleague, "POST cases/{id:guid}/edit?handler=Add")),
        Alone("Sessions.EndAsync ? UserId", EndsSessions("End")),
        Alone("Sessions.EndAllAsync ? UserId", EndsSessions("EndOthers")),
    ];
}
