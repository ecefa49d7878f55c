using Intranet.Abstractions;
using Intranet.Ui.Content;

namespace Intranet.Cases;

/// <summary>Looks through a version for what should not leave the organisation.</summary>
internal sealed class SharingCheck(ISharingGuard guard)
{
    /// <summary>
    /// The findings in the order in which a reader meets them. A text is looked at as it was typed and as it is shown: marks of Markdown
    /// may hide a number from the first look. Such a finding has no place in the typed text: <see cref="GuardFinding.Start"/> is −1.
    /// </summary>
    public IReadOnlyList<GuardFinding> Inspect(CaseContent content)
    {
        var findings = new List<GuardFinding>();
        foreach (var (field, text) in content.Texts())
        {
            var typed = guard.Inspect(field, text);
            findings.AddRange(typed.OrderBy(f => f.Start));
            var shown = guard.Inspect(field, MarkdownRenderer.ToPlainText(text));
            findings.AddRange(shown.Where(s => typed.All(t => t.Masked != s.Masked)).Select(s => s with { Start = -1, Length = 0 }));
        }

        return findings;
    }

    /// <summary>The first finding of each field as an error; empty when all is well.</summary>
    public List<Error> Errors(CaseContent content) =>
        [.. Inspect(content).DistinctBy(f => f.Field).Select(f => new IdentityNumberFound(f.Field, f.Masked))];
}
