using System.Text.RegularExpressions;
using Intranet.Abstractions;

namespace Intranet.Web.Tests.Isolation;

/// <summary>
/// What Växjö has that others may not see, made through the product itself: cases and threads in every state, closed
/// communities in both scopes, and what belongs to one person alone. A word of the caller's choice stands in all of it.
/// </summary>
internal sealed partial class Belongings
{
    public const string Owner = "anstalld";
    public const string NetworkOwner = "redaktor";

    private readonly List<Target> _targets = [];
    private readonly DemoWeb _web;
    private readonly string _word;

    private Belongings(DemoWeb web, string word) => (_web, _word) = (web, word);

    public IReadOnlyList<Target> Targets => _targets;

    public static async Task<Belongings> CreateAsync(DemoWeb web, string word)
    {
        var made = new Belongings(web, word);
        var owner = await web.ApiAsync("vaxjo", Owner);
        var editor = await web.ApiAsync("vaxjo", NetworkOwner);
        await made.WriteCasesAsync(owner, editor);
        await made.StartCommunitiesAsync(owner, editor);
        await made.AskEverybodyAsync(owner);
        await made.KeepUnitAsync(owner);
        await made.TellOfGroupAsync();
        await made.NameThePersonAsync(owner);
        await Settled.Async(web.Site);
        return made;
    }

    /// <summary>Adds what people of all organisations see and only some may do something to: for who may, not for who knows.</summary>
    public async Task AddWhatAllSeeAsync()
    {
        var editor = await _web.ApiAsync("vaxjo", NetworkOwner);
        var community = await CommunityAsync(editor, "network/communities", "open");
        Add(Thing.NetworkCommunity, "open", community, static _ => true, LeadsNetwork);
        await ThreadAsync(editor, $"network/communities/{community}", Thing.NetworkThread, "in an open community", static _ => true, LeadsNetwork);
        await AskAsync(editor, NetworkOwner, Thing.NetworkThread, "to all members", static _ => true, LeadsNetwork);
        await ShareFromElsewhereAsync();
        await Settled.Async(_web.Site);
    }

    public Target One(Thing thing, string state) => _targets.Single(t => t.Thing == thing && t.State == state);

    private static bool InVaxjo(Caller caller) => caller.Home == "vaxjo";

    private static bool IsOwner(Caller caller) => InVaxjo(caller) && caller.User == Owner;

    private static bool IsNetworkOwner(Caller caller) => InVaxjo(caller) && caller.User == NetworkOwner;

    private static bool LeadsOpen(Caller caller) => IsOwner(caller) || (InVaxjo(caller) && caller.User == "moderator");

    private static bool LeadsOnCase(Caller caller) => IsOwner(caller) || IsNetworkOwner(caller);

    private static bool LeadsNetwork(Caller caller) => IsNetworkOwner(caller) || caller.Home == ShellSettings.DefaultName;

    private async Task WriteCasesAsync(Api owner, Api editor)
    {
        var draft = await DraftAsync(owner, "utkast");
        Add(Thing.OwnCase, "draft", draft, IsOwner);
        Add(Thing.SharedCase, "draft", draft, _ => false);

        var published = await PublishedAsync(owner, "publicerat");
        Add(Thing.OwnCase, "published", published, InVaxjo);
        Add(Thing.SharedCase, "published", published, _ => false);
        await ThreadAsync(owner, $"cases/{published}", Thing.OwnThread, "on a published case", InVaxjo, LeadsOnCase);

        var gone = await DraftAsync(owner, "slängt");
        (await owner.DeleteAsync($"cases/{gone}")).Expect(204);
        Add(Thing.OwnCase, "deleted", gone, _ => false);

        var removed = await PublishedAsync(owner, "borttaget");
        (await owner.DeleteAsync($"cases/{removed}")).Expect(204);
        Add(Thing.OwnCase, "removed", removed, c => IsOwner(c) || IsNetworkOwner(c));

        await WithdrawnAsync(owner, editor);
    }

    private async Task WithdrawnAsync(Api owner, Api editor)
    {
        var withdrawn = await PublishedAsync(owner, "återtaget");
        (await editor.PostAsync($"cases/{withdrawn}/share")).Expect(200);
        await Wait.UntilAsync(async () => (await owner.GetAsync($"network/cases/{withdrawn}")).Status == 200);
        await ThreadAsync(owner, $"network/cases/{withdrawn}", Thing.NetworkThread, "on a withdrawn case", InVaxjo, IsOwner);
        (await editor.PostAsync($"cases/{withdrawn}/withdraw")).Expect(200);
        await Wait.UntilAsync(async () => (await owner.GetAsync($"network/cases/{withdrawn}")).Status == 404);
        Add(Thing.OwnCase, "withdrawn", withdrawn, InVaxjo);
        Add(Thing.SharedCase, "withdrawn", withdrawn, InVaxjo);
    }

    private async Task StartCommunitiesAsync(Api owner, Api editor)
    {
        var open = await CommunityAsync(owner, "communities", "open");
        Add(Thing.OwnCommunity, "open", open, InVaxjo, LeadsOpen);
        await ThreadAsync(owner, $"communities/{open}", Thing.OwnThread, "in an open community", InVaxjo, LeadsOpen);
        var removed = (await StartThreadAsync(owner, $"communities/{open}")).Id;
        await RemoveThreadAsync(removed);
        Add(Thing.OwnThread, "removed", removed, LeadsOpen);

        var closed = await CommunityAsync(owner, "communities", "closed");
        Add(Thing.OwnCommunity, "closed", closed, IsOwner);
        await ThreadAsync(owner, $"communities/{closed}", Thing.OwnThread, "in a closed community", IsOwner);

        var network = await CommunityAsync(editor, "network/communities", "closed");
        Add(Thing.NetworkCommunity, "closed", network, IsNetworkOwner);
        await ThreadAsync(editor, $"network/communities/{network}", Thing.NetworkThread, "in a closed community", IsNetworkOwner);
    }

    private async Task AskEverybodyAsync(Api owner) =>
        await AskAsync(owner, Owner, Thing.OwnThread, "to the whole organisation", InVaxjo, LeadsOpen);

    /// <summary>Kronoberg's case, which all others may tell how they use.</summary>
    private async Task ShareFromElsewhereAsync()
    {
        var author = await _web.ApiAsync("kronoberg", "anstalld");
        var editor = await _web.ApiAsync("kronoberg", "redaktor");
        var shared = await PublishedAsync(author, "från annat håll");
        (await editor.PostAsync($"cases/{shared}/share")).Expect(200);
        await Wait.UntilAsync(async () => (await author.GetAsync($"network/cases/{shared}")).Status == 200);
        Add(Thing.SharedCase, "shared by others", shared, static _ => true);
    }

    private async Task KeepUnitAsync(Api owner)
    {
        using var admin = await _web.Site.SignInAsync("vaxjo", "admin");
        using var made = await admin.SubmitAsync("admin/units", [new("Input.Title", $"Nämnden {_word}")]);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, made.StatusCode);
        var link = (await admin.OpenAsync("admin/units")).QuerySelectorAll("a[href*='/admin/units/']").Last(a => a.TextContent.Contains(_word, StringComparison.Ordinal));
        var unit = Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]);
        using var added = await admin.SubmitAsync($"admin/units/{unit}", [new("Newcomer.UserName", Owner)]);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, added.StatusCode);
        Add(Thing.Unit, "board", unit, IsOwner);
        Add(Thing.ManagedUnit, "board", unit, c => InVaxjo(c) && c.User == "admin");

        var meant = (await owner.PostAsync("cases", new
        {
            title = $"{_word} för nämnden", problem = _word, solution = _word, outcome = _word, contact = _word, tags = new[] { $"{_word}nämnd" }, unitId = unit,
        })).Expect(201).Id;
        (await owner.PostAsync($"cases/{meant}/publish", new { note = _word })).Expect(200);
        Add(Thing.OwnCase, "published for a unit", meant, IsOwner);
        Add(Thing.SharedCase, "published for a unit", meant, _ => false);
        await ThreadAsync(owner, $"cases/{meant}", Thing.OwnThread, "on a case for a unit", IsOwner);
    }

    private async Task TellOfGroupAsync()
    {
        var admin = await _web.ApiAsync("vaxjo", "admin");
        var key = $"grupp-{Guid.NewGuid():N}";
        var group = (await admin.PutAsync("groups/" + Uri.EscapeDataString(key), new { name = $"Gruppen {_word}", members = new[] { Owner } })).Expect(201).Id;
        Add(Thing.Group, "group", group, c => InVaxjo(c) && c.User == "admin");
        _targets.Add(new Target(Thing.GroupKey, "group", key, c => InVaxjo(c) && c.User == "admin"));
    }

    private async Task NameThePersonAsync(Api owner)
    {
        var person = (await owner.GetAsync("me")).Expect(200)["userId"]!.GetValue<Guid>();
        Add(Thing.Person, "colleague", person, InVaxjo);
        Add(Thing.Account, "account", person, c => InVaxjo(c) && c.User == "admin");
        _targets.Add(new Target(Thing.Organisation, "organisation", "umea", c => c.Home == "default"));

        using var visitor = await _web.Site.SignInAsync("vaxjo", Owner);
        using var made = await visitor.SubmitAsync("profile/tokens", [new("Input.Name", $"Koppling {_word}"), new("Input.Days", "30")]);
        await visitor.OpenAsync("profile/tokens");
        var tokens = (await visitor.OpenAsync("profile/tokens")).DocumentElement.OuterHtml;
        Add(Thing.Token, "token", IdIn(tokens), IsOwner);
        Add(Thing.Session, "session", IdIn((await visitor.OpenAsync("profile/sessions")).DocumentElement.OuterHtml), IsOwner);
        using var saved = await visitor.SubmitAsync("profile", [new("Input.Unit", $"Enheten {_word}")]);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, saved.StatusCode);
    }

    private async Task RemoveThreadAsync(Guid thread)
    {
        using var visitor = await _web.Site.SignInAsync("vaxjo", Owner);
        using var answer = await visitor.SubmitAsync($"threads/{thread}", [], "form[action$='handler=Delete' i]");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private async Task<Guid> DraftAsync(Api owner, string title) => (await owner.PostAsync("cases", new
    {
        title = $"{_word} {title}", summary = $"Kort om {_word}", problem = $"Problem {_word}", solution = $"Lösning {_word}", outcome = $"Utfall {_word}",
        contact = $"Kontakt {_word}", tags = new[] { _word }, cost = _word, period = _word, legalBasis = _word,
    })).Expect(201).Id;

    private async Task<Guid> PublishedAsync(Api owner, string title)
    {
        var id = await DraftAsync(owner, title);
        (await owner.PostAsync($"cases/{id}/publish", new { note = _word })).Expect(200);
        return id;
    }

    private async Task<Guid> CommunityAsync(Api who, string collection, string access) => (await who.PostAsync(
        collection, new { title = $"Gemenskap {_word} {access}", description = $"Om {_word}", access, tags = new[] { _word } })).Expect(201).Id;

    private Task<ApiAnswer> StartThreadAsync(Api who, string subject) =>
        who.PostAsync($"{subject}/threads", new { kind = "question", title = $"Fråga {_word}", body = $"Text {_word}" });

    /// <summary>Asks everybody: the organisation, or all members.</summary>
    private async Task AskAsync(Api who, string user, Thing thing, string state, Func<Caller, bool> sees, Func<Caller, bool> leads)
    {
        var (scope, site) = thing == Thing.NetworkThread ? ("network", ShellSettings.DefaultName) : ("own", "vaxjo");
        using var visitor = await _web.Site.SignInAsync("vaxjo", user);
        using var asked = await visitor.SubmitAsync(
            "ask", [new("Input.Title", $"Fråga {_word}"), new("Input.Body", $"Text {_word}"), new("Input.Audience", $"{scope}:site:{ContentKey.ToId(site, "site", "site"):N}")]);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, asked.StatusCode);
        await ReplyAsync(who, Guid.Parse(asked.Headers.Location!.ToString().Split('/')[^1]), thing, state, sees, leads);
    }

    private async Task ThreadAsync(Api who, string subject, Thing thing, string state, Func<Caller, bool> sees, Func<Caller, bool>? leads = null) =>
        await ReplyAsync(who, (await StartThreadAsync(who, subject)).Expect(201).Id, thing, state, sees, leads ?? sees);

    private async Task ReplyAsync(Api who, Guid thread, Thing thing, string state, Func<Caller, bool> sees, Func<Caller, bool> leads)
    {
        var scope = thing == Thing.NetworkThread ? "network/" : "";
        var reply = (await who.PostAsync($"{scope}threads/{thread}/replies", new { body = $"Svar {_word}" })).Expect(201).Id;
        _targets.Add(new Target(thing, state, thread.ToString(), sees, reply.ToString(), leads));
    }

    private void Add(Thing thing, string state, Guid id, Func<Caller, bool> sees, Func<Caller, bool>? leads = null) =>
        _targets.Add(new Target(thing, state, id.ToString(), sees, Leads: leads));

    private static Guid IdIn(string html) => Guid.Parse(IdField().Match(html).Groups["id"].Value);

    [GeneratedRegex("name=\"id\" value=\"(?<id>[0-9a-f-]{36})\"")]
    private static partial Regex IdField();
}
