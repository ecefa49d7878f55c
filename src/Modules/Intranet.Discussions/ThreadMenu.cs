using Intranet.Abstractions;
using Microsoft.Extensions.Localization;

namespace Intranet.Discussions;

internal sealed class ThreadMenu(IStringLocalizer<Texts> texts, ICurrentUser user) : IMenuProvider
{
    public string FeatureId => "Intranet.Discussions";

    public IEnumerable<MenuEntry> GetEntries()
    {
        yield return new MenuEntry(MenuPlace.Main, 10, texts["Menu.Questions"], "/questions");
        if (user.May(DiscussionPermissions.Post) || user.May(DiscussionPermissions.PostInNetwork))
        {
            yield return new MenuEntry(MenuPlace.Write, 10, texts["Menu.Ask"], "/ask");
        }
    }
}
