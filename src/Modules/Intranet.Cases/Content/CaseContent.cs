namespace Intranet.Cases;

/// <summary>What a case says. Immutable; a change makes a new one.</summary>
internal sealed record CaseContent
{
    public required string Title { get; init; }

    /// <summary>Plain text; null when not given.</summary>
    public string? Summary { get; init; }

    /// <summary>Markdown; null in an unfinished draft.</summary>
    public string? Problem { get; init; }

    /// <summary>Markdown; null in an unfinished draft.</summary>
    public string? Solution { get; init; }

    /// <summary>Markdown; null in an unfinished draft.</summary>
    public string? Outcome { get; init; }

    /// <summary>Markdown; null in an unfinished draft.</summary>
    public string? Contact { get; init; }

    /// <summary>The tags as <see cref="Cases.TagText"/> writes them: <c>|skola|barn|</c>, so that one can be looked for in the store.</summary>
    public string TagText { get; init; } = "";

    public string? Period { get; init; }

    public string? Cost { get; init; }

    public CaseState? State { get; init; }

    public string? LegalBasis { get; init; }

    public IReadOnlyList<string> Tags => Cases.TagText.Read(TagText);

    /// <summary>Every text of it with the name of its input, in the order in which a reader meets them.</summary>
    public IEnumerable<(string Field, string? Text)> Texts()
    {
        yield return (nameof(Title), Title);
        yield return (nameof(Summary), Summary);
        yield return (nameof(Problem), Problem);
        yield return (nameof(Solution), Solution);
        yield return (nameof(Outcome), Outcome);
        yield return (nameof(Contact), Contact);
        yield return (nameof(Tags), Tags.Count == 0 ? null : string.Join(", ", Tags));
        yield return (nameof(Period), Period);
        yield return (nameof(Cost), Cost);
        yield return (nameof(LegalBasis), LegalBasis);
    }
}
