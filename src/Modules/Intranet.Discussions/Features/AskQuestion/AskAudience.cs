using Intranet.Abstractions;
using Intranet.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions.Features.AskQuestion;

/// <summary>Somewhere that a question may go.</summary>
/// <param name="Scope">Where the subject lies.</param>
/// <param name="Subject">The subject.</param>
/// <param name="IsSuggested">True where it was found by the words of the question.</param>
internal sealed record AskAudience(Scope Scope, SubjectInfo Subject, bool IsSuggested = false)
{
    /// <summary>What a form sends for it.</summary>
    public string Value => new SubjectAddress(Scope, Subject.Subject).ToString();

    /// <summary>The audience as something to choose.</summary>
    public RadioChoice ToChoice(IStringLocalizer<Texts> words) => new(Value, IsAllMembers ? Subject.Title : Subject.Audience, Hint(words));

    private bool IsEverybody => Subject.Subject.Kind == SiteSubject.SubjectKind;

    private bool IsAllMembers => IsEverybody && Scope == Scope.Network;

    private string? Hint(IStringLocalizer<Texts> words)
    {
        if (IsSuggested)
        {
            return words["Ask.Suggested"];
        }

        return IsAllMembers ? words["Ask.AllMembers"] : IsEverybody ? words["Ask.Everybody"].Value : null;
    }
}
