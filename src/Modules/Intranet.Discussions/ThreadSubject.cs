using Intranet.Abstractions;

namespace Intranet.Discussions;

/// <summary>What a thread keeps of the subject that it hangs on.</summary>
/// <param name="Ref">The subject.</param>
/// <param name="Title">Its title at the time.</param>
/// <param name="AccessLabel">Who may read.</param>
/// <param name="Owner">Whom questions are put to; null when it is nobody in particular.</param>
internal sealed record ThreadSubject(SubjectRef Ref, string Title, string AccessLabel, Actor? Owner)
{
    public static ThreadSubject Of(SubjectInfo info) => new(info.Subject, info.Title, info.AccessLabel, info.Owner);
}
