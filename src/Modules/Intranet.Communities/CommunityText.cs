using Intranet.Abstractions;
using Intranet.Ui.Content;

namespace Intranet.Communities;

/// <summary>What people write about a community, checked.</summary>
internal sealed record CommunityText(string Title, string Description, IReadOnlyList<string> Tags, List<Error> Errors)
{
    public static CommunityText Check(Scope scope, ISharingGuard guard, string? title, string? description, IReadOnlyList<string>? tags)
    {
        var input = new InputGuard();
        var text = new CommunityText(
            input.Required("Title", title, Community.TitleMaximum),
            input.Required("Description", description, Community.DescriptionMaximum),
            TagList.Check(input, "Tags", tags),
            input.Errors);
        if (!input.Failed && scope == Scope.Network)
        {
            text.Errors.AddRange(guard.CheckShown(("Title", text.Title), ("Description", text.Description), ("Tags", TagList.Join(text.Tags))));
        }

        return text;
    }
}
