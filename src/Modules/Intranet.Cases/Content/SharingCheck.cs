using Intranet.Abstractions;
using Intranet.Ui.Content;

namespace Intranet.Cases;

/// <summary>Looks through a version for what should not leave the organisation.</summary>
internal sealed class SharingCheck(ISharingGuard guard)
{
    /// <summary>The findings in the order in which a reader meets them, those without a place in the typed text after the others of their field.</summary>
    public IReadOnlyList<GuardFinding> Inspect(CaseContent content) =>
        [.. content.Texts().SelectMany(part => guard.InspectShown(part.Field, part.Text))];

    /// <summary>The first finding of each field as an error; empty when all is well.</summary>
    public List<Error> Errors(CaseContent content) =>
        [.. Inspect(content).DistinctBy(f => f.Field).Select(f => new IdentityNumberFound(f.Field, f.Masked))];
}
