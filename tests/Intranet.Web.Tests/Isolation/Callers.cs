namespace Intranet.Web.Tests.Isolation;

/// <summary>Everybody who knocks: strangers, people of other organisations, people with less right, and somebody shut out.</summary>
internal static class Callers
{
    public const string ShutOut = "petter.ek";

    private static readonly (string Tenant, string User)[] Foreign = [("kronoberg", "anstalld"), ("kronoberg", "redaktor"), ("kronoberg", "admin"), ("default", "coordinator")];
    private static readonly string[] Colleagues = ["amina.warsame", "moderator", "redaktor", "admin"];

    /// <summary>Makes all callers. Shuts one person of Växjö out on the way.</summary>
    public static async Task<IReadOnlyList<Caller>> AllAsync(Site site)
    {
        var http = site.CreateClient();
        var all = new List<Caller>();
        foreach (var prefix in new[] { "vaxjo", "kronoberg", "default" })
        {
            all.Add(new Caller(http, "", "", prefix, Carrier.Cookie, secret: null, isLive: false));
        }

        foreach (var (tenant, user) in Foreign)
        {
            var (cookie, token) = await SignInAsync(site, tenant, user);
            foreach (var prefix in new[] { tenant, "vaxjo" })
            {
                all.Add(new Caller(http, tenant, user, prefix, Carrier.Cookie, cookie, isLive: prefix == tenant));
                all.Add(new Caller(http, tenant, user, prefix, Carrier.Bearer, token, isLive: prefix == tenant));
            }
        }

        foreach (var user in Colleagues.Append(ShutOut))
        {
            var (cookie, token) = await SignInAsync(site, "vaxjo", user);
            all.Add(new Caller(http, "vaxjo", user, "vaxjo", Carrier.Cookie, cookie, isLive: user != ShutOut));
            all.Add(new Caller(http, "vaxjo", user, "vaxjo", Carrier.Bearer, token, isLive: user != ShutOut));
        }

        await ShutOutAsync(site);
        foreach (var caller in all)
        {
            await caller.PrepareAsync();
        }

        return all;
    }

    /// <summary>The person whom things belong to, for checking that the owner does see them.</summary>
    public static async Task<IReadOnlyList<Caller>> OwnerAsync(Site site, string user)
    {
        var (cookie, token) = await SignInAsync(site, "vaxjo", user);
        var http = site.CreateClient();
        Caller[] both =
        [
            new(http, "vaxjo", user, "vaxjo", Carrier.Cookie, cookie, isLive: true),
            new(http, "vaxjo", user, "vaxjo", Carrier.Bearer, token, isLive: true),
        ];
        foreach (var caller in both)
        {
            await caller.PrepareAsync();
        }

        return both;
    }

    private static async Task<(string Cookie, string Token)> SignInAsync(Site site, string tenant, string user)
    {
        var token = await site.CreateTokenAsync(tenant, user);
        using var visitor = await site.SignInAsync(tenant, user);
        return (visitor.Cookies.Single(c => c.Name == $"session-{tenant}").Value, token);
    }

    private static async Task ShutOutAsync(Site site)
    {
        using var admin = await site.SignInAsync("vaxjo", "admin");
        var list = await admin.OpenAsync($"admin/users?q={ShutOut}");
        var address = list.QuerySelectorAll("a[href*='/admin/users/']").Select(a => a.GetAttribute("href")!).First(h => Guid.TryParse(h.Split('/')[^1], out _));
        using var answer = await admin.SubmitAsync(address, [], "form[action*='handler=disable' i]");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
