namespace Intranet.Guards;

/// <summary>What a removed guard does instead.</summary>
internal enum Opening
{
    /// <summary>Says yes.</summary>
    Yes,

    /// <summary>Says no, where that lets through.</summary>
    No,

    /// <summary>Does nothing.</summary>
    Nothing,

    /// <summary>Meets the requirement of an authorization policy.</summary>
    Succeed,

    /// <summary>Answers the parameter <c>purpose</c>, the same for every tenant.</summary>
    Purpose,

    /// <summary>Answers the root of the site.</summary>
    Root,
}

/// <summary>A text that chooses whose things are reached, exchanged for another's where the guard is removed.</summary>
/// <param name="Callee">Method that answers the text or is told it last; null where it is a parameter of the guard itself.</param>
/// <param name="Parameter">Name of the guard's own parameter.</param>
/// <param name="From">The text that is exchanged; others stay.</param>
/// <param name="To">What for; empty for none.</param>
internal sealed record Exchange(string? Callee, string? Parameter, string From, string To);

/// <summary>
/// Guards that are no decision, no question <c>May…</c> and no condition of a query, which are found by themselves. In the tests
/// Kronoberg is who breaks in, and Växjö whose things are read.
/// </summary>
internal static class Openings
{
    public static readonly IReadOnlyDictionary<string, Opening> Methods = new Dictionary<string, Opening>(StringComparer.Ordinal)
    {
        ["SchemaOpening.ConnectionOpened"] = Opening.Nothing,
        ["SchemaOpening.ConnectionOpenedAsync"] = Opening.Nothing,
        ["EndpointGate.IsOpenAsync"] = Opening.Yes,
        ["TenantMiddleware.IsUsableAsync"] = Opening.Yes,
        ["GuestDoor.IsOpen"] = Opening.Yes,
        ["CurrentUser.May"] = Opening.Yes,
        ["CurrentUser.get_IsGuest"] = Opening.No,
        ["PermissionRequirementHandler.HandleRequirementAsync"] = Opening.Succeed,
        ["HomeTenantRequirementHandler.HandleRequirementAsync"] = Opening.Succeed,
        ["AntiforgeryTenant.ValidateAdditionalData"] = Opening.Yes,
        ["TenantCookieName.Of"] = Opening.Purpose,
        ["TenantCookieName.PathOf"] = Opening.Root,
        ["NetworkCopies.IsHidden"] = Opening.No,
        ["AccessGrant.IsActive"] = Opening.Yes,
        ["AccessGrant.IsOpenTo"] = Opening.Yes,
        ["Case.IsWrittenBy"] = Opening.Yes,
        ["FoundThread.get_ShowsText"] = Opening.Yes,
    };

    public static readonly IReadOnlyDictionary<string, Exchange> Texts = new Dictionary<string, Exchange>(StringComparer.Ordinal)
    {
        ["Stores.Open > tenant"] = new("get_Name", null, "kronoberg", "vaxjo"),
        ["Stores.OpenAsync > tenant"] = new("Create", null, "vaxjo", "kronoberg"),
        ["ShellScopes.Open > tenant"] = new(null, "tenant", "vaxjo", "kronoberg"),
        ["OutboxRelay.TryAsync > tenant"] = new(null, "tenant", "vaxjo", "kronoberg"),
        ["TenantTicketFormat.Find > purpose"] = new("get_Name", null, "vaxjo", "kronoberg"),
        ["SessionCookieEvents.FindAsync > claim"] = new("get_Value", null, "kronoberg", "vaxjo"),
        ["Sessions.FindAsync > tenant"] = new(null, "tenant", "vaxjo", "kronoberg"),
        ["Tokens.FindAsync > tenant"] = new(null, "tenant", "vaxjo", "kronoberg"),
        ["SignedInCache.GetAsync > tenant"] = new(null, "tenant", "vaxjo", "kronoberg"),
        ["StoredSettings.GetAsync > tenant"] = new(null, "tenant", "kronoberg", "vaxjo"),
        ["RolePermissions.Resolve > tenant"] = new(null, "tenant", "vaxjo", "kronoberg"),
        ["TenantIndexes.Open > tenant"] = new(null, "tenant", "kronoberg", "vaxjo"),
        ["ExportTenantHandler.WriteAsync > tenant"] = new("Create", null, "kronoberg", "vaxjo"),
        ["ExportTenantHandler.AddTablesAsync > owner"] = new(null, "owner", "kronoberg", "vaxjo"),
    };
}
