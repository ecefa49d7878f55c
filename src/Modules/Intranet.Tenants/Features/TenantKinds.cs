using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features;

/// <summary>What an organisation can be; the network itself is not among them.</summary>
internal static class TenantKinds
{
    private static readonly TenantKind[] All = 
    [
        TenantKind.Municipality, TenantKind.Region, TenantKind.MunicipalAssociation, TenantKind.JointBoard, TenantKind.Company, TenantKind.Association,
        TenantKind.Other,
    ];

    /// <summary>The words for commands and files, in order.</summary>
    public static string Known => string.Join(", ", All.Select(k => k.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal));

    public static IReadOnlyList<SelectListItem> Choices(IStringLocalizer<Texts> texts) =>
        [.. All.Select(k => new SelectListItem(texts["Kind." + k], k.ToString()))];

    /// <summary>Null for what is none of the choices.</summary>
    public static TenantKind? Read(string? text) =>
        All.Where(k => string.Equals(k.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(k => (TenantKind?)k).FirstOrDefault();
}
