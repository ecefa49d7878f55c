using System.Net;
using Intranet.Abstractions;

namespace Intranet.Web.Tests;

/// <summary>The main job from end to end, as integrations do it.</summary>
[Collection(DemoWeb.Name)]
public sealed class ApiStoryTests(DemoWeb web)
{
    private const string IdentityNumber = "811228-9874";
    private const string Secret = "Adressen stod i ett brev.";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_case_is_written_mended_shared_found_used_and_withdrawn()
    {
        var author = await web.ApiAsync("vaxjo", "anstalld");
        var editor = await web.ApiAsync("vaxjo", "redaktor");
        var reader = await web.ApiAsync("kronoberg", "anstalld");

        var id = await WriteAndAskAsync(author);
        await MendAndShareAsync(author, editor, id);
        await FindAsync(reader, id);
        var thread = await UseAsync(reader, id);
        await OpenTheMailedLinkAsync(id);
        await SeeWhatCameBackAsync(author, id, thread);
        await WithdrawAsync(editor, reader, id, thread);
        await RetryLateAsync(reader, id);
    }

    private static async Task<Guid> WriteAndAskAsync(Api author)
    {
        var draft = (await author.PostAsync("cases", new
        {
            title = "Kvällsöppna telefonbesök från biblioteket",
            problem = $"De som behövde hjälp kom inte på dagtid. {Secret} Personen med {IdentityNumber} fick vänta.",
            solution = "Två rådgivare sitter på biblioteket en kväll i veckan och ringer upp.",
            outcome = "Tre av fyra kom tillbaka, och färre avhysningar begärdes.",
            contact = "Anna Lindqvist, socialförvaltningen",
            tags = new[] { "socialtjänst" },
        })).Expect(201);
        Assert.Equal("draft", draft["status"]!.GetValue<string>());
        Assert.Equal($"/vaxjo/api/v1/cases/{draft.Id}", draft.Location);

        Assert.Equal("published", (await author.PostAsync($"cases/{draft.Id}/publish")).Expect(200)["status"]!.GetValue<string>());
        (await author.PostAsync($"cases/{draft.Id}/share")).Expect(404);
        var asked = (await author.PostAsync($"cases/{draft.Id}/request-sharing", new { message = "Fler borde pröva." })).Expect(200);
        Assert.Equal("requested", asked["sharing"]!["state"]!.GetValue<string>());
        return draft.Id;
    }

    private static async Task MendAndShareAsync(Api author, Api editor, Guid id)
    {
        var refused = (await editor.PostAsync($"cases/{id}/share")).Expect(400);
        Assert.Equal(["problem"], refused.WrongFields);
        Assert.DoesNotContain("9874", refused.Text);

        var read = (await author.GetAsync($"cases/{id}")).Expect(200);
        var text = read.Body;
        text["problem"] = "De som behövde hjälp kom inte på dagtid.";
        var mended = (await author.PutAsync($"cases/{id}", text, read.ETag)).Expect(200);
        (await author.PutAsync($"cases/{id}", text, read.ETag)).Expect(412);
        (await author.PostAsync($"cases/{id}/publish", new { note = "Personuppgift borttagen" })).Expect(200);
        var shared = (await editor.PostAsync($"cases/{id}/share", new { reason = "Granskad" })).Expect(200);
        Assert.Equal("shared", shared["sharing"]!["state"]!.GetValue<string>());
        Assert.NotEqual(read.ETag, mended.ETag);
    }

    private static async Task FindAsync(Api reader, Guid id)
    {
        await Wait.UntilAsync(async () => (await reader.GetAsync("search?q=telefonbes%C3%B6ken&scope=network")).Lists(id), Soon);
        foreach (var words in new[] { "besök", "telefon", "biblioteket telefon", "telefonbesöket kvällar" })
        {
            var found = await reader.GetAsync($"search?q={Uri.EscapeDataString(words)}&pageSize=100");
            Assert.True(found.Lists(id), $"«{words}» does not find the case.");
            Assert.DoesNotContain(Secret, found.Text);
        }

        var hit = (await reader.GetAsync("search?q=telefonbes%C3%B6ken")).Items.Single(i => i!["id"]!.GetValue<Guid>() == id)!;
        Assert.Equal("network", hit["scope"]!.GetValue<string>());
        Assert.Equal("vaxjo", hit["authority"]!["name"]!.GetValue<string>());
        Assert.Equal($"/kronoberg/network/cases/{id}", hit["url"]!.GetValue<string>());
    }

    private static async Task<Guid> UseAsync(Api reader, Guid id)
    {
        var opened = (await reader.GetAsync($"network/cases/{id}")).Expect(200);
        Assert.DoesNotContain(Secret, opened.Text);
        var thread = (await reader.PostAsync($"network/cases/{id}/threads", new
        {
            kind = "question", title = "Hur bemannar ni kvällarna?", body = "Vi har bara en rådgivare.",
        })).Expect(201);
        var adoption = (await reader.PostAsync($"network/cases/{id}/adoptions", new { stage = "piloting", note = "Vi börjar i Ljungby." })).Expect(201);
        Assert.Equal("kronoberg", adoption["organisation"]!["name"]!.GetValue<string>());
        return thread.Id;
    }

    private async Task OpenTheMailedLinkAsync(Guid id)
    {
        using var colleague = web.Site.Visit("umea");
        using var challenge = await colleague.Http.GetAsync($"/umea/n/{id}");
        Assert.Equal($"/umea/account/sign-in?returnUrl=%2Fumea%2Fn%2F{id}", challenge.Headers.Location!.ToString());

        await colleague.SignInAsync("anstalld", Site.DemoPassword);
        using var home = await colleague.Http.GetAsync($"/n/{id}");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
        Assert.EndsWith($"/umea/n/{id:N}", home.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var page = await colleague.FollowAsync(await colleague.Http.GetAsync($"/n/{id}"));
        Assert.Equal($"/umea/network/cases/{id}", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Kvällsöppna telefonbesök från biblioteket", await page.Content.ReadAsStringAsync());
    }

    private static async Task SeeWhatCameBackAsync(Api author, Guid id, Guid thread)
    {
        Assert.True((await author.GetAsync($"network/cases/{id}/threads")).Lists(thread));
        Assert.Equal("Hur bemannar ni kvällarna?", (await author.GetAsync($"network/threads/{thread}")).Expect(200)["title"]!.GetValue<string>());
        (await author.PostAsync($"network/threads/{thread}/replies", new { body = "Med timanställda." })).Expect(201);
        var adoptions = (await author.GetAsync($"network/cases/{id}/adoptions")).Expect(200);
        var told = Assert.Single(adoptions.Items)!;
        Assert.Equal(("kronoberg", "piloting"), (told["organisation"]!["name"]!.GetValue<string>(), told["stage"]!.GetValue<string>()));
    }

    private async Task WithdrawAsync(Api editor, Api reader, Guid id, Guid thread)
    {
        var bystander = await web.ApiAsync("umea", "anstalld");
        (await bystander.GetAsync($"network/threads/{thread}")).Expect(200);
        (await editor.PostAsync($"cases/{id}/withdraw", new { reason = "Vi gör om arbetssättet." })).Expect(200);

        await Wait.UntilAsync(async () => (await reader.GetAsync($"network/cases/{id}")).Status == 404, Soon);
        await Wait.UntilAsync(async () => (await bystander.GetAsync($"network/threads/{thread}")).Status == 404, Soon);
        await Wait.UntilAsync(async () => await IsGoneAsync(reader, id), Soon);
        Assert.True(await IsGoneAsync(bystander, id));
        (await bystander.GetAsync($"network/cases/{id}/threads")).Expect(404);
        (await bystander.GetAsync($"network/cases/{id}/adoptions")).Expect(404);
        (await bystander.PostAsync($"network/cases/{id}/threads", new { kind = "question", title = "Finns den?" })).Expect(404);
        (await bystander.PostAsync($"network/threads/{thread}/replies", new { body = "Finns den?" })).Expect(404);

        // What an organisation wrote itself stays readable to it, and nothing of what others wrote does.
        var own = (await reader.GetAsync($"network/threads/{thread}")).Expect(200);
        Assert.Contains("Hur bemannar ni kvällarna?", own.Text);
        Assert.DoesNotContain("timanställda", own.Text);
    }

    private async Task RetryLateAsync(Api reader, Guid id)
    {
        foreach (var tenant in new[] { "vaxjo", ShellSettings.DefaultName })
        {
            await using var db = await web.Site.OpenStoreAsync(tenant);
            db.Announce("case", id);
            await db.SaveChangesAsync();
        }

        await Settled.Async(web.Site);
        Assert.True(await IsGoneAsync(reader, id));
        (await reader.GetAsync($"network/cases/{id}")).Expect(404);
    }

    private static async Task<bool> IsGoneAsync(Api reader, Guid id)
    {
        foreach (var address in new[] { "search?q=telefonbes%C3%B6k&pageSize=100", "network/cases?pageSize=100", "network/cases?tag=socialtj%C3%A4nst&pageSize=100" })
        {
            if ((await reader.GetAsync(address)).Expect(200).Text.Contains(id.ToString(), StringComparison.Ordinal))
            {
                return false;
            }
        }

        var suggested = (await reader.GetAsync("search/suggest?q=telefonbe")).Expect(200).Text;
        return !suggested.Contains("Kvällsöppen", StringComparison.Ordinal) && !suggested.Contains("telefonbesök", StringComparison.OrdinalIgnoreCase);
    }
}
