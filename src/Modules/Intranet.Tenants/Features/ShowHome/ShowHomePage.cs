using Intranet.Abstractions;
using Intranet.Ui;

namespace Intranet.Tenants.Features.ShowHome;

[ForGuests]
internal sealed class ShowHomePage(
    IFeatureState features, IEnumerable<SlotEntry> slots, IEnumerable<IWaitingItems> waiting, IEnumerable<IMenuProvider> menus, SearchExamples examples,
    InvitedTo invitedTo)
    : IntranetPage
{
    private const int MostWaiting = 5;
    private const int WaitingOrder = 20;

    public bool HasSearch { get; private set; }

    public bool HasQuestions { get; private set; }

    public IReadOnlyList<string> Examples { get; private set; } = [];

    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];

    /// <summary>View components that stand above «Väntar på dig».</summary>
    public IReadOnlyList<string> First { get; private set; } = [];

    /// <summary>View components that stand below it.</summary>
    public IReadOnlyList<string> Rest { get; private set; } = [];

    /// <summary>Where to begin on the first day: places and things to write, of features that are on.</summary>
    public IReadOnlyList<MenuEntry> Beginnings { get; private set; } = [];

    /// <summary>For a guest: where they were invited, with addresses.</summary>
    public IReadOnlyList<(string Title, string Address)> Invited { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Person.IsGuest)
        {
            Invited = [.. (await invitedTo.FindAsync(cancellationToken)).Select(i => (i.Subject.Title, Link(i.Scope, i.Subject.Path)))];
            return;
        }

        var enabled = await features.GetEnabledAsync(Shell.Name, cancellationToken);
        HasSearch = enabled.Contains("Intranet.Search");
        HasQuestions = enabled.Contains("Intranet.Discussions");
        Examples = HasSearch ? await examples.GetAsync(cancellationToken) : [];
        Waiting = await CollectWaitingAsync(enabled, cancellationToken);
        var own = slots.Where(s => s.Slot == SlotNames.Home && enabled.Contains(s.FeatureId)).OrderBy(s => s.Order).ToList();
        First = [.. own.Where(s => s.Order < WaitingOrder).Select(s => s.Component)];
        Rest = [.. own.Where(s => s.Order >= WaitingOrder).Select(s => s.Component)];
        Beginnings =
        [
            .. menus.Where(m => enabled.Contains(m.FeatureId)).SelectMany(m => m.GetEntries())
                .Where(e => e.Place is MenuPlace.Main or MenuPlace.Write && e.Path != "/")
                .OrderBy(e => e.Place).ThenBy(e => e.Order),
        ];
    }

    private async Task<IReadOnlyList<WaitingItem>> CollectWaitingAsync(IReadOnlySet<string> enabled, CancellationToken cancellationToken)
    {
        var all = new List<WaitingItem>();
        foreach (var source in waiting.Where(w => enabled.Contains(w.FeatureId)))
        {
            all.AddRange(await source.GetAsync(MostWaiting, cancellationToken));
        }

        return [.. all.OrderByDescending(i => i.AtUtc).ThenBy(i => i.Address, StringComparer.Ordinal).Take(MostWaiting)];
    }
}
