namespace Intranet.Abstractions;

/// <summary>One condition of a rule, and whether it holds for a person and a thing.</summary>
/// <param name="Name">Key of the condition's words, or the words themselves once it is put into words.</param>
/// <param name="Holds">True when it does.</param>
/// <param name="Permission">The permission that the condition asks for; null for any other condition.</param>
public sealed record RuleStep(string Name, bool Holds, Permission? Permission = null);

/// <summary>
/// What a rule says about a person and a thing, with its conditions: what decides is also what explains. There may be several
/// ways; one whose conditions all hold is enough.
/// </summary>
public sealed record AccessDecision
{
    private AccessDecision(IReadOnlyList<IReadOnlyList<RuleStep>> ways) => Ways = ways;

    /// <summary>At least one.</summary>
    public IReadOnlyList<IReadOnlyList<RuleStep>> Ways { get; }

    public bool IsAllowed => Ways.Any(way => way.All(step => step.Holds));

    /// <summary>Allowed when all conditions hold.</summary>
    public static AccessDecision When(params RuleStep[] steps) => new([steps]);

    /// <summary>Allowed in this way too.</summary>
    public AccessDecision Or(params RuleStep[] steps) => new([.. Ways, steps]);

    /// <summary>The same decision with its conditions in a reader's words. A permission keeps its own.</summary>
    public AccessDecision InWords(Func<string, string> words) =>
        new([.. Ways.Select(way => (IReadOnlyList<RuleStep>)[.. way.Select(step => step.Permission is null ? step with { Name = words(step.Name) } : step)])]);
}

/// <summary>Something that can be done with a thing, and whether a person may.</summary>
/// <param name="Text">What is done, in the reader's language.</param>
/// <param name="Decision">The rule's answer, its conditions in the reader's language.</param>
public sealed record ExplainedAction(string Text, AccessDecision Decision);

/// <summary>A thing and what a person may do with it.</summary>
/// <param name="Title">The thing's title.</param>
/// <param name="Path">Path below the site without scope.</param>
/// <param name="Actions">What can be done with it.</param>
public sealed record ExplainedThing(string Title, string Path, IReadOnlyList<ExplainedAction> Actions);

/// <summary>
/// Says who may do what with things of one kind, in the own scope. Implemented by the module that owns the kind, with the
/// functions that decide when somebody does it.
/// </summary>
public interface IAccessRules
{
    /// <summary>What a person may do with a thing; null when there is no such thing, or the one who asks may not see it.</summary>
    /// <param name="id">The thing.</param>
    /// <param name="person">Whose rights are asked for; not necessarily the one who asks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<ExplainedThing?> ExplainAsync(Guid id, ICurrentUser person, CancellationToken cancellationToken = default);
}
