using Intranet.Abstractions;

namespace Intranet.Cases;

/// <summary>Reads what somebody wrote into content that may be stored.</summary>
internal static class CaseInputReading
{
    /// <summary>The content, or what is wrong with each field. Empty texts become null.</summary>
    public static Result<CaseContent> Read(this CaseInput input)
    {
        var guard = new InputGuard();
        var content = new CaseContent
        {
            Title = guard.Required(nameof(CaseInput.Title), OnOneLine(input.Title), CaseLimits.Title),
            Summary = guard.Optional(nameof(CaseInput.Summary), input.Summary, CaseLimits.Summary),
            Problem = guard.Optional(nameof(CaseInput.Problem), input.Problem, CaseLimits.Text),
            Solution = guard.Optional(nameof(CaseInput.Solution), input.Solution, CaseLimits.Text),
            Outcome = guard.Optional(nameof(CaseInput.Outcome), input.Outcome, CaseLimits.Text),
            Contact = guard.Optional(nameof(CaseInput.Contact), input.Contact, CaseLimits.Text),
            TagText = TagText.Write(ReadTags(guard, input.Tags)),
            Period = guard.Optional(nameof(CaseInput.Period), input.Period, CaseLimits.Period),
            Cost = guard.Optional(nameof(CaseInput.Cost), input.Cost, CaseLimits.Cost),
            State = ReadState(guard, input.State),
            LegalBasis = guard.Optional(nameof(CaseInput.LegalBasis), input.LegalBasis, CaseLimits.LegalBasis),
        };
        return guard.Failed ? guard.Errors : content;
    }

    /// <summary>The tags as people type them: separated by commas.</summary>
    public static IReadOnlyList<string?> SplitTags(string? typed) => (typed ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string> ReadTags(InputGuard guard, IReadOnlyList<string?>? tags)
    {
        var normal = TagText.Normalise((tags ?? []).OfType<string>());
        if (normal.Count > CaseLimits.Tags)
        {
            guard.Add(new TooManyTags(nameof(CaseInput.Tags)));
        }
        else
        {
            var longest = normal.MaxBy(t => t.Length);
            guard.Optional(nameof(CaseInput.Tags), longest, CaseLimits.Tag);
        }

        return normal;
    }

    private static CaseState? ReadState(InputGuard guard, string? state)
    {
        if (string.IsNullOrWhiteSpace(state))
        {
            return null;
        }

        var read = EnumName.Parse<CaseState>(state);
        if (read is null)
        {
            guard.Add(new FieldInvalid(nameof(CaseInput.State)));
        }

        return read;
    }

    private static string? OnOneLine(string? text) => text?.ReplaceLineEndings(" ");
}
