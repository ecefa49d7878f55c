using System.Net.Http.Headers;
using Intranet.Abstractions;
using Intranet.Web.Tests.Isolation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests.Guards;

/// <summary>
/// The demonstration with all of Växjö's things that others may not see, and with those who would like to: a guest, a person of
/// Kronoberg's who has the same id as one of Växjö's, and people of Kronoberg's who took part in what Växjö withdrew.
/// </summary>
public sealed class GuardedHouse : IAsyncLifetime
{
    /// <summary>Stands in everything that is Växjö's.</summary>
    public const string Word = "vaktelord";

    /// <summary>Somebody from outside who is a guest of Växjö's.</summary>
    public const string Guest = "gast";

    /// <summary>Somebody whose time as a guest is over.</summary>
    public const string FormerGuest = "gammal";

    private readonly Dictionary<(string, string, bool), string> _held = [];
    private HttpClient? _http;
    private Belongings? _belongings;

    public DemoWeb Web { get; } = new();

    internal Belongings Belongings => _belongings ?? throw new InvalidOperationException("The house has not started.");

    /// <summary>A thread of Växjö's about a case that was withdrawn, in which Kronoberg answered.</summary>
    public Guid WithdrawnThread { get; private set; }

    public Guid WithdrawnCase { get; private set; }

    /// <summary>Another thread about it, in which Växjö alone wrote.</summary>
    public Guid WithdrawnOther { get; private set; }

    /// <summary>The coordinators' page of what Växjö gave insight into.</summary>
    public string Insight { get; private set; } = "";

    public string UnopenedInsight { get; private set; } = "";

    public string EndedInsight { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await Web.InitializeAsync();
        _http = Web.Site.CreateClient();
        await MakeTwinAsync();
        _belongings = await Belongings.CreateAsync(Web, Word);
        await WithdrawSharedAsync();
        await NameSiteAsync();
        await GiveToModeratorsAsync();
        await WriteMoreAsync();
        await GrantAsync();
        await MakeGuestAsync(Guest, until: null);
        await MakeGuestAsync(FormerGuest, until: TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1));
        await HeldAsync("vaxjo", Callers.ShutOut, isToken: true);
        await Web.CallersAsync();
        await Tool.RunInAsync(Web.Site, "tenants", "disable", "--name", "umea");
        await Settled.Async(Web.Site);
    }

    public async Task DisposeAsync()
    {
        _http?.Dispose();
        await Web.DisposeAsync();
    }

    /// <summary>Asks as somebody: the API by token, pages by cookie.</summary>
    public async Task<HttpResponseMessage> SendAsync(string home, string user, string site, string address)
    {
        var isApi = address.StartsWith("api/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{site}/{address}");
        if (user.Length > 0 && isApi)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await HeldAsync(home, user, isApi));
        }
        else if (user.Length > 0)
        {
            request.Headers.Add("Cookie", $"session-{site}={await HeldAsync(home, user, isApi)}");
        }

        return await _http!.SendAsync(request);
    }

    /// <summary>Forgets what the host remembers, so that each attempt reads anew.</summary>
    public void Forget()
    {
        foreach (var memory in Web.Site.Services.GetServices<ITenantMemory>().Where(m => m.GetType().Name != "TenantIndexes"))
        {
            foreach (var tenant in new[] { "vaxjo", "kronoberg" })
            {
                memory.Forget(tenant);
            }
        }
    }

    /// <summary>Puts ids in their places: <c>{OwnCase:draft}</c>.</summary>
    public string Fill(string address)
    {
        foreach (var target in Belongings.Targets)
        {
            address = address.Replace($"{{{target.Thing}:{target.State}}}", target.Id, StringComparison.Ordinal);
        }

        return address.Replace("{insight}", Insight, StringComparison.Ordinal).Replace("{insight unopened}", UnopenedInsight, StringComparison.Ordinal)
            .Replace("{insight ended}", EndedInsight, StringComparison.Ordinal).Replace("{withdrawn other}", WithdrawnOther.ToString(), StringComparison.Ordinal)
            .Replace("{withdrawn thread}", WithdrawnThread.ToString(), StringComparison.Ordinal)
            .Replace("{withdrawn case}", WithdrawnCase.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> HeldAsync(string home, string user, bool isToken)
    {
        if (_held.TryGetValue((home, user, isToken), out var held))
        {
            return held;
        }

        if (isToken)
        {
            return _held[(home, user, isToken)] = await Web.Site.CreateTokenAsync(home, user);
        }

        using var visitor = await Web.Site.SignInAsync(home, user);
        return _held[(home, user, isToken)] = visitor.Cookies.Single(c => c.Name == $"session-{home}").Value;
    }

    /// <summary>Kronoberg's moderator gets the id of Växjö's editor, as a forged archive could bring it in.</summary>
    private async Task MakeTwinAsync()
    {
        await using var vaxjo = await Web.Site.OpenStoreAsync("vaxjo");
        await using var kronoberg = await Web.Site.OpenStoreAsync("kronoberg");
        var id = (await vaxjo.Database.SqlQuery<Guid>($"""SELECT "Id" AS "Value" FROM "Users" WHERE "UserName" = {Belongings.NetworkOwner}""").ToListAsync()).Single();
        var own = (await kronoberg.Database.SqlQuery<Guid>($"""SELECT "Id" AS "Value" FROM "Users" WHERE "UserName" = 'moderator'""").ToListAsync()).Single();
        var roles = await kronoberg.Database.SqlQuery<Guid>($"""SELECT "RoleId" AS "Value" FROM "UserRoles" WHERE "UserId" = {own}""").ToListAsync();
        await kronoberg.Database.ExecuteSqlAsync($"""DELETE FROM "UserRoles" WHERE "UserId" = {own}""");
        await kronoberg.Database.ExecuteSqlAsync($"""UPDATE "Users" SET "Id" = {id} WHERE "Id" = {own}""");
        foreach (var role in roles)
        {
            await kronoberg.Database.ExecuteSqlAsync($"""INSERT INTO "UserRoles" ("UserId", "RoleId") VALUES ({id}, {role})""");
        }
    }

    private async Task WithdrawSharedAsync()
    {
        var owner = await Web.ApiAsync("vaxjo", Belongings.Owner);
        var editor = await Web.ApiAsync("vaxjo", Belongings.NetworkOwner);
        var other = await Web.ApiAsync("kronoberg", "anstalld");
        WithdrawnCase = (await owner.PostAsync("cases", new { title = $"Delat {Word}", problem = Word, solution = Word, outcome = Word, contact = Word })).Expect(201).Id;
        (await owner.PostAsync($"cases/{WithdrawnCase}/publish")).Expect(200);
        (await editor.PostAsync($"cases/{WithdrawnCase}/share")).Expect(200);
        await Wait.UntilAsync(async () => (await other.GetAsync($"network/cases/{WithdrawnCase}")).Status == 200);
        WithdrawnThread = (await owner.PostAsync($"network/cases/{WithdrawnCase}/threads", new { kind = "question", title = $"Vår {Word}", body = Word })).Expect(201).Id;
        (await owner.PostAsync($"network/threads/{WithdrawnThread}/replies", new { body = $"Mer {Word}" })).Expect(201);
        (await other.PostAsync($"network/threads/{WithdrawnThread}/replies", new { body = "Kronobergs svar" })).Expect(201);
        WithdrawnOther = (await owner.PostAsync($"network/cases/{WithdrawnCase}/threads", new { kind = "question", title = $"Bara vår {Word}", body = Word })).Expect(201).Id;
        var dalarna = await Web.ApiAsync("dalarna", "anstalld");
        (await dalarna.PostAsync($"network/cases/{WithdrawnCase}/adoptions", new { stage = "inUse", note = "Dalarnas egen not" })).Expect(201);
        (await editor.PostAsync($"cases/{WithdrawnCase}/withdraw")).Expect(200);
        await Wait.UntilAsync(async () => !(await other.GetAsync($"network/cases/{WithdrawnCase}")).Text.Contains(Word, StringComparison.Ordinal));
    }

    private async Task NameSiteAsync()
    {
        using var admin = await Web.Site.SignInAsync("vaxjo", "admin");
        using var saved = await admin.SubmitAsync("admin/settings", [new("Input.SiteName", $"Sajten {Word}")]);
        Assert.Equal(303, (int)saved.StatusCode);
    }

    /// <summary>In Kronoberg, moderators may do what only administrators may in Växjö.</summary>
    private async Task GiveToModeratorsAsync()
    {
        using var admin = await Web.Site.SignInAsync("kronoberg", "admin");
        var boxes = (await admin.OpenAsync("admin/roles")).QuerySelectorAll("input[name='Input.Grants']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().ToList();
        var more = boxes.Single(b => b.Value.StartsWith("Moderator", StringComparison.Ordinal) && b.Value.EndsWith("Users.Manage", StringComparison.Ordinal));
        var ticked = boxes.Where(b => b.IsChecked || b == more).Select(b => KeyValuePair.Create("Input.Grants", b.Value)).ToList();
        using var saved = await admin.SubmitAsync("admin/roles", ticked, "form:has(input[name='Input.Grants'])");
        Assert.Equal(303, (int)saved.StatusCode);
    }

    /// <summary>What only some of Växjö's own people read or are told.</summary>
    private async Task WriteMoreAsync()
    {
        var owner = await Web.ApiAsync("vaxjo", Belongings.Owner);
        var editor = await Web.ApiAsync("vaxjo", Belongings.NetworkOwner);
        var closed = Belongings.One(Thing.OwnCommunity, "closed").Id;
        (await owner.PostAsync($"communities/{closed}/threads", new { kind = "question", title = $"Obesvarad {Word}", body = Word })).Expect(201);

        var coordinator = await Web.ApiAsync("default", "coordinator");
        var asking = (await coordinator.PostAsync("network/communities", new { title = "Frågar", description = "Om", access = "closed" })).Expect(201).Id;
        using (var asks = await Web.Site.SignInAsync("default", "coordinator"))
        {
            using var asked = await asks.SubmitAsync($"network/communities/{asking}/members", [new("Input.Tenant", "vaxjo"), new("Input.UserName", "redaktor")]);
            Assert.Equal(303, (int)asked.StatusCode);
        }

        var returned = await PublishedAsync(owner, $"Återsänt {Word}");
        (await owner.PostAsync($"cases/{returned}/request-sharing", new { message = "Dela" })).Expect(200);
        (await editor.PostAsync($"cases/{returned}/return", new { message = "Mer" })).Expect(200);

        var adopted = await PublishedAsync(editor, "Prövningsfall");
        (await editor.PostAsync($"cases/{adopted}/share")).Expect(200);
        var dalarna = await Web.ApiAsync("dalarna", "anstalld");
        await Wait.UntilAsync(async () => (await dalarna.GetAsync($"network/cases/{adopted}")).Status == 200);
        (await dalarna.PostAsync($"network/cases/{adopted}/adoptions", new { stage = "inUse", note = "Vi provar hos oss" })).Expect(201);
    }

    private static async Task<Guid> PublishedAsync(Api who, string title)
    {
        var id = (await who.PostAsync("cases", new { title, problem = "P", solution = "L", outcome = "U", contact = "K" })).Expect(201).Id;
        (await who.PostAsync($"cases/{id}/publish")).Expect(200);
        return id;
    }

    private async Task GrantAsync()
    {
        using var admin = await Web.Site.SignInAsync("vaxjo", "admin");
        using var coordinator = await Web.Site.SignInAsync("default", "coordinator");
        EndedInsight = await GiveAsync(admin, coordinator, "Avslutad");
        using var ended = await admin.SubmitAsync("admin/grants", [], "form[action*='handler=End' i]");
        UnopenedInsight = await GiveAsync(admin, coordinator, "Oöppnad");
        Insight = await GiveAsync(admin, coordinator, "Öppnad");
        using var opened = await coordinator.SubmitAsync(Insight, [], "form[action*='handler=Open' i]");
        Assert.Equal((303, 303), ((int)ended.StatusCode, (int)opened.StatusCode));
        _held[("default", "coordinator", false)] = coordinator.Cookies.Single(c => c.Name == "session-default").Value;
    }

    private async Task<string> GiveAsync(Visitor admin, Visitor coordinator, string reason)
    {
        using var given = await admin.SubmitAsync("admin/grants", [new("Input.Contents", "cases"), new("Input.Reason", reason), new("Input.Days", "3")], "form[action$='grants']");
        Assert.Equal(303, (int)given.StatusCode);
        await Settled.Async(Web.Site);
        var row = (await coordinator.OpenAsync("admin/insight")).QuerySelectorAll("tbody tr").First(tr => tr.TextContent.Contains(reason, StringComparison.Ordinal));
        return row.QuerySelector("a")!.GetAttribute("href")!["/default/".Length..];
    }

    private async Task MakeGuestAsync(string user, DateTime? until)
    {
        const string Own = "En-riktigt-lang-fras-2026";
        var (exitCode, said) = await Tool.RunInAsync(Web.Site, "users", "create", "--tenant", "vaxjo", "--user", user, "--name", $"{user} Gästsson", "--roles", "Employee");
        Assert.True(exitCode == 0, string.Join(' ', said.Errors));
        using var guest = await Web.Site.SignInAsync("vaxjo", user, said.Answers.Single());
        using var changed = await guest.SubmitAsync("profile/password", [new("Input.Current", said.Answers.Single()), new("Input.New", Own)]);
        Assert.Equal(303, (int)changed.StatusCode);
        using var admin = await Web.Site.SignInAsync("vaxjo", "admin");
        var link = (await admin.OpenAsync($"admin/users?q={user}")).QuerySelectorAll("a[href*='/admin/users/']").Select(a => a.GetAttribute("href")!).First(h => Guid.TryParse(h.Split('/')[^1], out _));
        var day = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var made = await admin.SubmitAsync(link, [new("Guest.Until", day)]);
        Assert.Equal(303, (int)made.StatusCode);
        using var again = await Web.Site.SignInAsync("vaxjo", user, Own);
        _held[("vaxjo", user, false)] = again.Cookies.Single(c => c.Name == "session-vaxjo").Value;
        if (until is { } end)
        {
            await using var db = await Web.Site.OpenStoreAsync("vaxjo");
            await db.Database.ExecuteSqlAsync($"""UPDATE "Users" SET "GuestUntilUtc" = {end} WHERE "UserName" = {user}""");
        }
    }
}
