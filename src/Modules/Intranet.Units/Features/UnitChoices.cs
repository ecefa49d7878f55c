using Microsoft.AspNetCore.Mvc.Rendering;

namespace Intranet.Units.Features;

/// <summary>Units as choices of a field, those below another after it.</summary>
internal static class UnitChoices
{
    public static IReadOnlyList<SelectListItem> Of(UnitTree tree, string none) =>
        [new SelectListItem(none, ""), .. tree.InOrder().Select(u => new SelectListItem(tree.PathOf(u.Unit.Id), u.Unit.Id.ToString()))];
}
