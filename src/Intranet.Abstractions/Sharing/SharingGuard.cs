namespace Intranet.Abstractions;

/// <summary>A place in a text that should not leave the authority.</summary>
/// <param name="Field">Name of the input.</param>
/// <param name="Start">0-based position in the text, in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Kind">What it is: <c>identity-number</c>.</param>
/// <param name="Masked">The place with its last digits hidden, safe to show and log.</param>
public sealed record GuardFinding(string Field, int Start, int Length, string Kind, string Masked);

/// <summary>Looks for what should not leave the authority. Every write that other authorities can read passes it.</summary>
public interface ISharingGuard
{
    IReadOnlyList<GuardFinding> Inspect(string field, string? text);

    /// <summary>The findings of several fields as errors; empty when all is well.</summary>
    List<Error> Check(params (string Field, string? Text)[] texts)
    {
        var errors = new List<Error>();
        foreach (var (field, text) in texts)
        {
            var findings = Inspect(field, text);
            if (findings.Count > 0)
            {
                errors.Add(new IdentityNumberFound(field, findings[0].Masked));
            }
        }

        return errors;
    }
}
