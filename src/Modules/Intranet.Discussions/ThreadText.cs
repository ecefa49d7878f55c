using Intranet.Abstractions;
using Intranet.Ui.Content;

namespace Intranet.Discussions;

/// <summary>Title and text of a thread, checked. A question may be all in its title.</summary>
internal sealed record ThreadText(string Title, string Body, DateTime? ValidUntilUtc, List<Error> Errors)
{
    private static readonly TimeSpan DefaultValidity = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestValidity = TimeSpan.FromDays(366);

    public static ThreadText Check(
        Scope scope, ISharingGuard guard, ThreadKind kind, string? title, string? body, DateTime? validUntilUtc, DateTime nowUtc)
    {
        var input = new InputGuard();
        var until = kind == ThreadKind.Announcement ? validUntilUtc ?? nowUtc + DefaultValidity : (DateTime?)null;
        var text = new ThreadText(
            input.Required("Title", title, Thread.TitleMaximum),
            kind == ThreadKind.Question ? input.Optional("Body", body, Thread.BodyMaximum) ?? "" : input.Required("Body", body, Thread.BodyMaximum),
            until,
            input.Errors);
        if (until is { } end && (end <= nowUtc || end > nowUtc + LongestValidity))
        {
            input.Add(new ValidUntilOutOfRange());
        }

        if (!input.Failed && scope == Scope.Network)
        {
            text.Errors.AddRange(guard.CheckShown(("Title", text.Title), ("Body", text.Body)));
        }

        return text;
    }
}
