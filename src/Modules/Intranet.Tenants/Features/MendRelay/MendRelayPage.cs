using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.MendRelay;

/// <summary>Changes that did not get through, for those who look after all organisations.</summary>
internal sealed class MendRelayPage(MendRelayHandler handler, IShellHost shells, IRelayHealth health, IStringLocalizer<Texts> texts) : NetworkPage
{
    private const string Address = "admin/relay";

    public IReadOnlyList<StuckIn> Stuck { get; private set; } = [];

    /// <summary>Kinds that are stuck in several organisations, which one press tries again everywhere.</summary>
    public IReadOnlyList<(string Consumer, string Kind, int Changes, int Organisations)> Kinds =>
    [
        .. Stuck.GroupBy(s => (s.Work.Consumer, s.Work.Kind)).Select(g => (g.Key.Consumer, g.Key.Kind, g.Sum(s => s.Work.Count), g.DistinctBy(s => s.Shell.Name).Count()))
            .Where(k => k.Item4 > 1),
    ];

    /// <summary>Organisations beyond those that are listed.</summary>
    public int More => Math.Max(0, handler.Stuck.Count - MendRelayHandler.MostListed);

    /// <summary>Organisations whose store this host cannot read.</summary>
    public IReadOnlyCollection<UnreadStore> Unread => health.Unread;

    public string TitleOf(string name) => shells.Find(name)?.Title ?? name;

    public string TextOfFollower(string consumer) => Words("Relay.By.", consumer);

    public string TextOfKind(string kind) => Words("Relay.Kind.", kind);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Stuck = await handler.ListAsync(cancellationToken);

    public Task<IActionResult> OnPostAgainAsync([FromForm] string? tenant, [FromForm] string? consumer, [FromForm] string? kind, CancellationToken cancellationToken) =>
        MendAsync(new MendRelay(tenant, consumer, kind, TryAgain: true), "Relay.TriedAgain", cancellationToken);

    public Task<IActionResult> OnPostAsideAsync([FromForm] string? tenant, [FromForm] string? consumer, [FromForm] string? kind, CancellationToken cancellationToken) =>
        MendAsync(new MendRelay(tenant, consumer, kind, TryAgain: false), "Relay.WasPutAside", cancellationToken);

    private async Task<IActionResult> MendAsync(MendRelay command, string said, CancellationToken cancellationToken)
    {
        var mended = await handler.HandleAsync(command, cancellationToken);

        // What mended itself meanwhile is no fault of who wanted to mend it.
        return Done(SiteLink(Address), mended.Succeeded ? texts[said, mended.Value] : texts["Relay.NothingThere"]);
    }

    private string Words(string prefix, string name) => texts[prefix + name] is { ResourceNotFound: false } text ? text.Value : name;
}
