using Intranet.Abstractions;

namespace Intranet.Discussions.Features.AskQuestion;

/// <summary>Somewhere that a question may go.</summary>
/// <param name="Scope">Where the subject lies.</param>
/// <param name="Subject">The subject.</param>
/// <param name="IsSuggested">True where it was found by the words of the question.</param>
internal sealed record AskAudience(Scope Scope, SubjectInfo Subject, bool IsSuggested = false)
{
    /// <summary>What a form sends for it.</summary>
    public string Value => new SubjectAddress(Scope, Subject.Subject).ToString();
}
