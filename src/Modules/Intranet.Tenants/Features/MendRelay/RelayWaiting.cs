using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Intranet.Tenants.Features.MendRelay;

/// <summary>What the relay has given up and what it cannot read, on the home page of those who look after all organisations. Asks no store.</summary>
internal sealed class RelayWaiting(IRelayHealth health, IShellHost shells, ITenantContext tenant, ICurrentUser user, IHttpContextAccessor accessor, IStringLocalizer<Texts> texts) : IWaitingItems
{
    private const int MostNamed = 3;

    public string FeatureId => "Intranet.Tenants";

    public Task<IReadOnlyList<WaitingItem>> GetAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WaitingItem>>(tenant.Shell.IsDefault && user.May(TenantPermissions.ManageNetwork) ? [.. Items().Take(limit)] : []);

    private IEnumerable<WaitingItem> Items()
    {
        var givenUp = health.Stuck.Where(s => s.GivenUp > 0).OrderBy(s => s.SinceUtc).ToList();
        if (givenUp.Count > 0)
        {
            yield return Item(texts["Relay.WaitingTitle", givenUp.Sum(s => s.GivenUp)], givenUp.ConvertAll(s => s.Tenant), givenUp[0].SinceUtc);
        }

        var unread = health.Unread.OrderBy(s => s.SinceUtc).ToList();
        if (unread.Count > 0)
        {
            yield return Item(texts["Relay.UnreadTitle", unread.Count], unread.ConvertAll(s => s.Tenant), unread[0].SinceUtc);
        }
    }

    private WaitingItem Item(string title, List<string> tenants, DateTime sinceUtc)
    {
        var named = tenants.Take(MostNamed).Select(name => shells.Find(name)?.Title ?? name);
        string[] more = tenants.Count > MostNamed ? [texts["Relay.More", tenants.Count - MostNamed]] : [];
        return new WaitingItem(title, $"{accessor.HttpContext?.Request.PathBase.Value}/admin/relay", texts["Relay.WaitingAction"], [.. named, .. more], null, sinceUtc);
    }
}
