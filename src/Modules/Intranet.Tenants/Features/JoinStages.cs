using Intranet.Abstractions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features;

/// <summary>The stages on the way in, as forms and commands name them.</summary>
internal static class JoinStages
{
    public static string Known => string.Join(", ", Enum.GetNames<JoinStage>().Select(n => n.ToLowerInvariant()));

    /// <summary>Null for what is none of them.</summary>
    public static JoinStage? Read(string? text) =>
        Enum.GetValues<JoinStage>().Where(s => string.Equals(s.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(s => (JoinStage?)s).FirstOrDefault();

    public static IReadOnlyList<SelectListItem> Choices(IStringLocalizer<Texts> texts) =>
        [.. Enum.GetValues<JoinStage>().Select(s => new SelectListItem(texts["Stage." + s], s.ToString()))];
}
