using Intranet.Abstractions;
using Intranet.Ui.Content;

namespace Intranet.Discussions;

/// <summary>Text of a reply, checked.</summary>
internal sealed record ReplyText(string Body, List<Error> Errors)
{
    public static ReplyText Check(Scope scope, ISharingGuard guard, string? body)
    {
        var input = new InputGuard();
        var text = new ReplyText(input.Required("Body", body, Thread.BodyMaximum), input.Errors);
        if (!input.Failed && scope == Scope.Network)
        {
            text.Errors.AddRange(guard.CheckShown(("Body", text.Body)));
        }

        return text;
    }
}
