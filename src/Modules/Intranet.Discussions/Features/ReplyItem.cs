using Intranet.Abstractions;

namespace Intranet.Discussions.Features;

/// <summary>A reply on the page of its thread.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Page">The page.</param>
/// <param name="Helped">True for the one that helped.</param>
internal sealed record ReplyItem(Reply Reply, ShowThread.ShowThreadPage Page, bool Helped)
{
    public string Anchor => $"reply-{Reply.Id:N}";

    /// <summary>Address of a form's handler.</summary>
    public string Post(string handler) => $"{Page.Link($"threads/{Reply.ThreadId}")}?handler={handler}";

    public bool MayEdit => Page.Rights.MayEdit(Page.Found, Reply.Author);

    public bool MayDelete => Page.Rights.MayDelete(Page.Found, Reply.Author);

    public bool MayRestore => Page.Rights.MayRestore(Page.Found, Reply);

    public bool MayAccept => Page.Rights.MayAccept(Page.Found);

    public Actor Author => Reply.Author;
}
