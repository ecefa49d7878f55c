using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Intranet.Web.Tests.Input;

/// <summary>Whatever is typed into a form: a word at the field, what was typed is kept, never a fault of the server.</summary>
[Collection(DemoWeb.Name)]
public sealed class FormInputTests(DemoWeb web)
{
    private const string Emoji = "👩‍👩‍👧‍👦 🇸🇪 e\u0301 שלום \u202Eabc\u202C مرحبا ﷽ ẞß ǅ";
    private static readonly string TwoMegabytes = string.Concat(Enumerable.Repeat("# å ä ö **fet** [länk](https://exempel.example) `kod`\n\n> citat\n", 33_000));

    private static readonly string[] Names = ["case", "thread", "ask", "community", "network community"];

    /// <summary>Forms that make something.</summary>
    public static TheoryData<string> Forms => [.. Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_is_required_is_asked_for_at_its_field(string name)
    {
        var (person, form) = await OpenAsync(name);
        foreach (var nothing in new[] { "", "   ", "\u00a0\u2003" })
        {
            var page = await RefusedAsync(person, form, title: nothing, text: "Det jag skrev");
            HasErrorAt(page, form.Title);
            Keeps(page, form.Text!, "Det jag skrev");
        }
    }

    [Fact]
    public async Task Everything_that_is_missing_for_publishing_is_said_at_once()
    {
        var (person, form) = await OpenAsync("case");
        using var answer = await person.SubmitAsync(form.Page, [new("Input.Title", ""), new("intent", "publish")]);
        var page = await Visitor.ReadAsync(answer);
        foreach (var field in new[] { "Title", "Problem", "Solution", "Outcome", "Contact" })
        {
            HasErrorAt(page, $"Input.{field}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_is_too_long_is_said_at_its_field_and_kept(string name)
    {
        var (person, form) = await OpenAsync(name);
        var title = new string('å', form.Longest + 1);
        var page = await RefusedAsync(person, form, title, "Det jag skrev");
        HasErrorAt(page, form.Title);
        Keeps(page, form.Title, title);
        Keeps(page, form.Text!, "Det jag skrev");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Two_megabytes_of_text_are_refused_or_kept_and_never_lost(string name)
    {
        var (person, form) = await OpenAsync(name);
        IHtmlDocument? page = null;
        var took = await ProcessorTime.OfProcessAsync(async () => page = await RefusedAsync(person, form, "Stor text", TwoMegabytes));
        Assert.InRange(took.TotalSeconds, 0, 4);
        HasErrorAt(page!, form.Text!);
        Keeps(page!, form.Text!, TwoMegabytes);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Emoji_and_right_to_left_text_come_back_as_they_were_sent(string name)
    {
        var (person, form) = await OpenAsync(name);
        using var answer = await person.SubmitAsync(form.Page, [.. form.With(Emoji, Emoji)]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var shown = await person.FollowAsync(answer);
        var text = (await Visitor.ReadAsync(shown)).Body!.TextContent;
        Assert.Contains(Emoji, text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_character_NUL_is_refused(string name)
    {
        var (person, form) = await OpenAsync(name);
        foreach (var (title, text) in new[] { ("Ett\0två", "Text"), ("Rubrik", "Ett\0två") })
        {
            using var answer = await person.SubmitAsync(form.Page, [.. form.With(title, text)]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Broken_encodings_and_wrong_types_are_the_senders_fault(string name)
    {
        var (person, form) = await OpenAsync(name);
        var token = await TokenAsync(person, form.Page);
        string[] bodies =
        [
            $"{form.Title}=%ED%A0%80&{form.Text}=x", $"{form.Title}=%FF%FE&{form.Text}=%C3", $"{form.Title}=%00", $"{form.Title}=%", "=&=&=", "Input=x&Input[0]=y",
            $"{form.Title}=a&{form.Title}=b&Input.Revision=abc&Input.Edition=-1&Input.Access=Rubbish&Input.Kind=77&Input.ValidUntil=igår&intent=x&Input.Audience=own:community:x",
        ];
        foreach (var body in bodies)
        {
            using var content = new StringContent($"{body}&__RequestVerificationToken={Uri.EscapeDataString(token)}");
            content.Headers.ContentType = new("application/x-www-form-urlencoded");
            using var answer = await person.Http.PostAsync(form.Page, content);
            Assert.True((int)answer.StatusCode is < 500, $"{form.Page} answered {(int)answer.StatusCode} to {body}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_double_click_makes_one_thing(string name)
    {
        var (person, form) = await OpenAsync(name);
        var document = await person.OpenAsync(form.Page);
        var element = document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").First(f => f.QuerySelector($"[name='{form.Title}']") is not null);
        var given = form.With($"Dubbelklick {name}").ToList();
        var hidden = element.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(i => KeyValuePair.Create(i.Name!, i.Value)).Where(i => given.All(g => g.Key != i.Key));
        List<KeyValuePair<string, string>> fields = [.. hidden, .. given];
        var target = element.GetAttribute("action") is { Length: > 0 } action ? action : form.Page;

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => person.Http.PostAsync(target, new FormUrlEncodedContent(fields))));
        using var later = await person.Http.PostAsync(target, new FormUrlEncodedContent(fields));
        var made = answers.Append(later).Where(a => a.StatusCode == HttpStatusCode.SeeOther).Select(a => a.Headers.Location!.ToString().Split('#')[0]).Distinct().ToList();
        Assert.Single(made);
        Assert.All(answers.Append(later), a => Assert.True(a.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Conflict, $"{a.StatusCode}"));
    }

    [SharedDataFact]
    public async Task Naughty_strings_make_no_fault_in_any_form()
    {
        foreach (var name in Names)
        {
            var (person, form) = await OpenAsync(name);
            foreach (var text in SharedData.NaughtyStrings().Where((_, i) => i % 8 == name.Length % 8))
            {
                using var answer = await person.SubmitAsync(form.Page, [.. form.With(text, text)]);
                Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.BadRequest, $"{form.Page} answered {(int)answer.StatusCode} to «{text}».");
                using var shown = await person.FollowAsync(answer);
                Assert.True((int)shown.StatusCode < 500, $"What came of «{text}» on {form.Page} answered {(int)shown.StatusCode}.");
            }
        }
    }

    [Fact]
    public async Task A_form_that_was_read_too_early_keeps_what_was_typed()
    {
        var api = await web.ApiAsync("dalarna", "anstalld");
        var id = (await api.PostAsync("cases", new { title = "Samtidig" })).Expect(201).Id;
        using var person = await web.Site.SignInAsync("dalarna", "anstalld");
        var form = await person.OpenAsync($"cases/{id}/edit");
        var fields = form.QuerySelectorAll<IHtmlInputElement>("main input[type=hidden]").Select(i => KeyValuePair.Create(i.Name!, i.Value)).DistinctBy(f => f.Key).ToList();
        (await api.PutAsync($"cases/{id}", new { title = "Någon annans rubrik" })).Expect(200);

        using var answer = await person.Http.PostAsync(
            $"cases/{id}/edit", new FormUrlEncodedContent([.. fields, new("Input.Title", "Min rubrik"), new("Input.Problem", "Det jag skrev"), new("intent", "draft")]));
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Keeps(page, "Input.Title", "Min rubrik");
        Keeps(page, "Input.Problem", "Det jag skrev");
        Assert.Equal("Någon annans rubrik", (await api.GetAsync($"cases/{id}"))["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_profile_that_cannot_be_saved_keeps_what_was_typed()
    {
        using var person = await web.Site.SignInAsync("dalarna", "anstalld");
        foreach (var (field, value) in new[] { ("Input.Title", new string('x', 5_000)), ("Input.Unit", new string('å', 5_000)), ("Input.Email", "inte en adress"), ("Input.Email", new string('a', 3_000) + "@b.example") })
        {
            using var answer = await person.SubmitAsync("profile", [new(field, value)]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await Visitor.ReadAsync(answer);
            Keeps(page, field, value);
            HasErrorAt(page, field);
        }

        using var nul = await person.SubmitAsync("profile", [new("Input.Unit", "a\0b")]);
        Assert.Equal(HttpStatusCode.BadRequest, nul.StatusCode);
        using var fine = await person.SubmitAsync("profile", [new("Input.Unit", Emoji)]);
        Assert.Equal(HttpStatusCode.SeeOther, fine.StatusCode);
        Keeps(await person.OpenAsync("profile"), "Input.Unit", Emoji);
    }

    [Fact]
    public async Task A_reply_that_cannot_be_sent_is_kept()
    {
        var api = await web.ApiAsync("dalarna", "anstalld");
        var community = (await api.PostAsync("communities", new { title = "Svarsrum", description = "Om", access = "open" })).Expect(201).Id;
        var thread = (await api.PostAsync($"communities/{community}/threads", new { kind = "question", title = "Fråga" })).Expect(201).Id;
        using var person = await web.Site.SignInAsync("dalarna", "anstalld");
        foreach (var text in new[] { "", TwoMegabytes })
        {
            using var answer = await person.SubmitAsync($"threads/{thread}", [new("Input.Body", text)]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await Visitor.ReadAsync(answer);
            HasErrorAt(page, "Input.Body");
            Keeps(page, "Input.Body", text);
        }

        Assert.Equal(0, (await api.GetAsync($"threads/{thread}"))["replyCount"]!.GetValue<int>());
    }

    private async Task<(Visitor Person, Form Form)> OpenAsync(string name)
    {
        var person = await web.Site.SignInAsync("dalarna", "moderator");
        return (person, name switch
        {
            "case" => new Form("cases/new", "Input.Title", 200, "Input.Problem", ("intent", "draft")),
            "thread" => new Form($"threads/new?subject=community:{await RoomAsync()}", "Input.Title", 200, "Input.Body", ("Input.Kind", "Discussion")),
            "ask" => new Form("ask", "Input.Title", 200, "Input.Body", ("Input.Audience", $"own:community:{await RoomAsync()}")),
            "community" => new Form("communities/new", "Input.Title", 200, "Input.Description", ("Input.Access", "Open")),
            "network community" => new Form("network/communities/new", "Input.Title", 200, "Input.Description", ("Input.Access", "Closed")),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        });
    }

    private async Task<string> RoomAsync() =>
        (await (await web.ApiAsync("dalarna", "moderator")).PostAsync("communities", new { title = "Rum för formulär", description = "Om", access = "open" })).Expect(201).Id.ToString("N");

    private static async Task<IHtmlDocument> RefusedAsync(Visitor person, Form form, string title, string text)
    {
        using var answer = await person.SubmitAsync(form.Page, [.. form.With(title, text)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private static async Task<string> TokenAsync(Visitor person, string page) =>
        (await person.OpenAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static void HasErrorAt(IHtmlDocument page, string field)
    {
        var element = page.QuerySelector($"[name='{field}']");
        Assert.True(element?.GetAttribute("aria-invalid") == "true", $"{field} is not marked as wrong.");
        Assert.NotEmpty(element!.GetAttribute("aria-describedby") ?? "");
    }

    private static void Keeps(IHtmlDocument page, string field, string typed)
    {
        var kept = page.QuerySelector($"[name='{field}']") switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlInputElement input => input.Value,
            _ => null,
        };
        Assert.True(kept?.ReplaceLineEndings("\n") == typed, $"{field} holds {kept?.Length} characters instead of {typed.Length}.");
    }
}
