using Intranet.Abstractions;

namespace Intranet.Ui.Content;

/// <summary>
/// Looks at a text as it was typed and as it is shown: marks of Markdown may hide from the first look what every reader sees.
/// Every write that other organisations can read as Markdown passes here.
/// </summary>
public static class ShownText
{
    /// <summary>The findings in the typed text in its order, then those that only show: they have no place, <see cref="GuardFinding.Start"/> is −1.</summary>
    public static IReadOnlyList<GuardFinding> InspectShown(this ISharingGuard guard, string field, string? markdown)
    {
        var typed = guard.Inspect(field, markdown);
        var shown = guard.Inspect(field, MarkdownRenderer.ToPlainText(markdown));
        return [.. typed.OrderBy(f => f.Start), .. shown.Where(s => typed.All(t => t.Masked != s.Masked)).Select(s => s with { Start = -1, Length = 0 })];
    }

    /// <summary>The first finding of each field as an error; empty when all is well.</summary>
    public static List<Error> CheckShown(this ISharingGuard guard, params (string Field, string? Markdown)[] texts) =>
        [.. texts.Select(t => guard.InspectShown(t.Field, t.Markdown)).Where(f => f.Count > 0).Select(f => new IdentityNumberFound(f[0].Field, f[0].Masked))];
}
