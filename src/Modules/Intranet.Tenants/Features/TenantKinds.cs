using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features;

/// <summary>What an organisation can be; the network itself is not among them.</summary>
internal static class TenantKinds
{
    private static readonly TenantKind[] All = [TenantKind.Municipality, TenantKind.Region, TenantKind.Other];

    public static IReadOnlyList<SelectListItem> Choices(IStringLocalizer<Texts> texts) =>
        [.. All.Select(k => new SelectListItem(texts["Kind." + k], k.ToString()))];

    /// <summary>Null for what is none of the choices.</summary>
    public static TenantKind? Read(string? text) =>
        All.Where(k => string.Equals(k.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(k => (TenantKind?)k).FirstOrDefault();
}
