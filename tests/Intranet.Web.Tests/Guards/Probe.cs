using System.Globalization;
using System.IO.Compression;
using System.Net;
using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Guards;
using Intranet.Web.Tests.Isolation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests.Guards;

/// <summary>An attempt that a guard stands against. Answers what leaked; null where nothing did.</summary>
internal delegate Task<string?> Probe(GuardedHouse house);

/// <summary>The kinds of attempts.</summary>
internal static class Probes
{
    private const string ExportPage = "admin/export";
    private const string FileId = "form[action$='handler=Fetch'] input[name=id]";

    /// <summary>Cells of the isolation matrix: what somebody gets on some routes for everything that Växjö has.</summary>
    /// <param name="who"><c>tenant/user</c>, at home; <c>tenant/user@site</c> elsewhere.</param>
    /// <param name="routes">Keys of routes.</param>
    public static Probe Cell(string who, params string[] routes) => async house =>
    {
        var (home, user, site) = Split(who);
        var leaks = await new IsolationMatrixTests(house.Web).FindLeaksAsync(
            house.Belongings,
            (route, caller) => routes.Contains(route.Key) && (caller.Home, caller.User, caller.Prefix) == (home, user, site) && (home != site || caller.IsSignedInOn(route)));
        return leaks.FirstOrDefault();
    };

    /// <summary>A page or a list that may not hold some words of Växjö's.</summary>
    public static Probe Reads(string who, string address, string words = GuardedHouse.Word) => async house =>
    {
        var (home, user, site) = Split(who);
        using var answer = await house.SendAsync(home, user, site, house.Fill(address));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return (int)answer.StatusCode >= 500 ? $"{who} breaks {address}"
            : text.Contains(house.Fill(words), StringComparison.OrdinalIgnoreCase) ? $"{who} reads {words} at {address}"
            : null;
    };

    /// <summary>An address that may not open.</summary>
    public static Probe Opens(string who, string address) => async house =>
    {
        var (home, user, site) = Split(who);
        using var answer = await house.SendAsync(home, user, site, house.Fill(address));
        return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Gone ? $"{who} gets in at {address}" : null;
    };

    /// <summary>Kronoberg's token at Växjö, just after it was used at home and is remembered.</summary>
    public static Probe IsMistaken() => async house =>
    {
        using var known = await house.SendAsync("kronoberg", "admin", "kronoberg", "api/v1/cases");
        return await Opens("kronoberg/admin@vaxjo", "api/v1/cases")(house);
    };

    /// <summary>An attempt just after somebody read something, which the host remembers.</summary>
    public static Probe After(string who, string address, Probe then) => async house =>
    {
        var (home, user, site) = Split(who);
        using var read = await house.SendAsync(home, user, site, address);
        return await then(house);
    };

    /// <summary>A cookie that a browser would send to other organisations on the same host, or keep in place of theirs.</summary>
    public static Probe SharesCookies() => async house =>
    {
        using var visitor = await house.Web.Site.SignInAsync("vaxjo", "moderator");
        var loose = visitor.Cookies.FirstOrDefault(c => (c.Name.StartsWith("session", StringComparison.Ordinal) || c.Name.StartsWith("form", StringComparison.Ordinal))
            && (c.Path != "/vaxjo" || !c.Name.EndsWith("-vaxjo", StringComparison.Ordinal)));
        return loose is null ? null : $"the cookie {loose.Name} is sent to {loose.Path}";
    };

    /// <summary>A colleague ends sessions; the owner's must live on.</summary>
    public static Probe EndsSessions(string handler) => async house =>
    {
        using var victim = await house.Web.Site.SignInAsync("vaxjo", Belongings.Owner);
        using var elsewhere = await house.Web.Site.SignInAsync("vaxjo", Belongings.Owner);
        var ids = (await victim.OpenAsync("profile/sessions")).QuerySelectorAll("input[name=id]").Select(i => i.GetAttribute("value")!).Take(handler == "End" ? 50 : 1).ToList();
        using var colleague = await house.Web.Site.SignInAsync("vaxjo", "amina.warsame");
        using var other = await house.Web.Site.SignInAsync("vaxjo", "amina.warsame");
        foreach (var id in ids)
        {
            using var ended = await colleague.SubmitAsync("profile/sessions", [new("id", id)], $"form[action*='handler={handler}' i]");
        }

        house.Forget();
        using var alive = await elsewhere.Http.GetAsync("profile");
        return alive.StatusCode == HttpStatusCode.OK ? null : "a colleague ended the owner's session";
    };

    /// <summary>An administrator asks for the file of another organisation's export.</summary>
    public static Probe FetchesExport() => async house =>
    {
        using var owner = await house.Web.Site.SignInAsync("vaxjo", "admin");
        if ((await owner.OpenAsync(ExportPage)).QuerySelector(FileId) is null)
        {
            using var begun = await owner.SubmitAsync(ExportPage, [], "form[action$='admin/export'], main form");
            await Wait.UntilAsync(async () => (await owner.OpenAsync(ExportPage)).QuerySelector(FileId) is not null, TimeSpan.FromSeconds(60));
        }

        var id = (await owner.OpenAsync(ExportPage)).QuerySelector(FileId)!.GetAttribute("value")!;
        using var other = await house.Web.Site.SignInAsync("kronoberg", "admin");
        var pair = (await other.OpenAsync(ExportPage)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var fetched = await other.Http.PostAsync($"{ExportPage}?handler=Fetch", new FormUrlEncodedContent([new("id", id), new("__RequestVerificationToken", pair)]));
        return fetched.StatusCode == HttpStatusCode.OK ? "another organisation's administrator fetches the export" : null;
    };

    /// <summary>What leaves the network with Malmö and is another organisation's.</summary>
    public static Probe LeavesWithMalmo() => async house =>
    {
        await using var network = await house.Web.Site.OpenStoreAsync(ShellSettings.DefaultName);
        await using var scope = house.Web.Site.Services.GetRequiredService<IShellScopes>().Open(ShellSettings.DefaultName);
        foreach (var part in scope.Services.GetServices<IDeparture>())
        {
            await part.LeaveAsync(network, "malmo", CancellationToken.None);
        }

        return network.ChangeTracker.Entries().Where(e => e.State is EntityState.Modified or EntityState.Deleted).Select(OwnerOf).FirstOrDefault(t => t is not (null or "malmo")) is { } tenant
            ? $"what is {tenant}'s leaves with malmo"
            : null;
    };

    /// <summary>The coordinator reads a case that is meant for a unit, by a grant.</summary>
    public static Probe ReadsByGrant() => async house =>
    {
        using var coordinator = await house.Web.Site.SignInAsync("default", "coordinator");
        var pair = (await coordinator.OpenAsync(house.Insight)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var read = await coordinator.Http.PostAsync(
            $"{house.Insight}?handler=Read&kind=cases",
            new FormUrlEncodedContent([new("item", house.Belongings.One(Thing.OwnCase, "published for a unit").Id), new("__RequestVerificationToken", pair)]));
        return (await read.Content.ReadAsStringAsync()).Contains(GuardedHouse.Word, StringComparison.Ordinal) ? "the coordinator reads what is for a unit" : null;
    };

    /// <summary>Whose membership, shared case or adoption is taken away; null where a change takes nothing away.</summary>
    private static string? OwnerOf(EntityEntry entry)
    {
        var isWithdrawn = entry.Metadata.FindProperty("WithdrawnUtc") is not null && entry.Property("WithdrawnUtc").IsModified;
        var by = entry.Metadata.IsOwned() ? null : entry.References.FirstOrDefault(r => r.Metadata.Name == (isWithdrawn ? "Author" : "By"));
        return by is not null ? (string?)by.TargetEntry?.Property("Tenant").CurrentValue
            : entry.State == EntityState.Deleted && !entry.Metadata.IsOwned() && entry.Metadata.FindProperty("Tenant") is not null ? (string?)entry.Property("Tenant").CurrentValue
            : null;
    }

    /// <summary>A command that makes something in Växjö, which works there.</summary>
    public static Probe CommandGoesAstray() => async house =>
    {
        var (exitCode, said) = await Tool.RunInAsync(house.Web.Site, "token", "create", "--tenant", "vaxjo", "--user", "amina.warsame");
        return exitCode == 0 && (await house.Web.ApiWith("vaxjo", said.Answers.Single()).GetAsync("me")).Status == 200
            ? null
            : $"what the command made for Växjö is not there: {string.Join(' ', said.Errors)}";
    };

    /// <summary>What the export of an organisation holds of another.</summary>
    public static Probe Exports(string tenant) => async house =>
    {
        using var folder = new TemporaryFolder();
        var (exitCode, said) = await Tool.RunInAsync(house.Web.Site, "tenants", "export", "--name", tenant, "--to", folder["export.zip"]);
        Assert.True(exitCode == 0, string.Join(' ', said.Errors));
        await using var zip = await ZipFile.OpenReadAsync(folder["export.zip"]);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            if ((await reader.ReadToEndAsync()).Contains(GuardedHouse.Word, StringComparison.OrdinalIgnoreCase))
            {
                return $"the export of {tenant} holds the word in {entry.FullName}";
            }
        }

        return null;
    };

    /// <summary>Växjö writes something new; its own people find it, for it went to the right store and index.</summary>
    public static Probe GoesAstray() => async house =>
    {
        var word = "irrvag" + Guid.NewGuid().ToString("N")[..8];
        var owner = await house.Web.ApiAsync("vaxjo", Belongings.Owner);
        var id = (await owner.PostAsync("cases", new { title = word, problem = "P", solution = "L", outcome = "U", contact = "K" })).Expect(201).Id;
        (await owner.PostAsync($"cases/{id}/publish")).Expect(200);
        await Settled.Async(house.Web.Site);
        try
        {
            await Wait.UntilAsync(async () => (await owner.GetAsync($"search?q={word}"))["total"]!.GetValue<int>() == 1, GuardSwitch.AllStand ? TimeSpan.FromSeconds(20) : TimeSpan.FromSeconds(2));
            return null;
        }
        catch (TimeoutException)
        {
            return "what Växjö wrote is not found where it belongs";
        }
    };

    /// <summary>A pair of antiforgery tokens from Kronoberg's sign-in page, used in Växjö's.</summary>
    public static Probe ForgesForm() => async house =>
    {
        using var stranger = house.Web.Site.Visit("kronoberg");
        var form = await stranger.OpenAsync("account/sign-in");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var pair = stranger.Cookies.Single(c => c.Name.StartsWith("form", StringComparison.Ordinal)).Value;
        using var http = house.Web.Site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/vaxjo/account/sign-in")
        {
            Content = new FormUrlEncodedContent([new("Input.UserName", "ingen"), new("Input.Password", "Fel-losenord-2026"), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", $"form-vaxjo={pair}");
        using var answer = await http.SendAsync(request);
        return (await answer.Content.ReadAsStringAsync()).Contains("ingen", StringComparison.Ordinal) ? "Växjö takes Kronoberg's form" : null;
    };

    /// <summary>What Umeå shared is hidden while its site is closed, on its wish.</summary>
    public static Probe StaysShared() => async house =>
    {
        await Tool.RunInAsync(house.Web.Site, "tenants", "disable", "--name", "malmo", "--shared", "hide");
        await Settled.Async(house.Web.Site);
        var api = await house.Web.ApiAsync("kronoberg", "anstalld");
        var shown = (await api.GetAsync("network/cases?organisation=malmo")).Expect(200)["total"]!.GetValue<int>();
        await Tool.RunInAsync(house.Web.Site, "tenants", "enable", "--name", "malmo");
        await Settled.Async(house.Web.Site);
        return shown > 0 ? string.Create(CultureInfo.InvariantCulture, $"{shown} cases of a closed organisation are shown") : null;
    };

    private static (string Home, string User, string Site) Split(string who)
    {
        var at = who.Split('@');
        var person = at[0].Split('/');
        return (person[0], person[1], at.Length > 1 ? at[1] : person[0]);
    }
}
