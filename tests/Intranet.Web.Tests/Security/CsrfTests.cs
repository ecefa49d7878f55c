using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Web.Tests.Isolation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests.Security;

/// <summary>Another site cannot make a signed-in person do anything. Computed from the routes.</summary>
[Collection(DemoWeb.Name)]
public sealed class CsrfTests(DemoWeb web)
{
    [Fact]
    public async Task A_form_without_antiforgery_pair_is_refused_on_every_page()
    {
        var before = await CountChangesAsync();
        var refused = 0;
        foreach (var (tenant, user) in new[] { ("dalarna", "admin"), ("default", "coordinator") })
        {
            using var person = await web.Site.SignInAsync(tenant, user);
            var held = person.Cookies.Single(c => c.Name == $"session-{tenant}");
            using var http = web.Site.CreateClient();
            foreach (var (route, rule) in await UnsafePagesAsync(tenant))
            {
                var id = rule.Things.Contains(Thing.Organisation) ? "dalarna" : Guid.NewGuid().ToString();
                using var request = new HttpRequestMessage(new HttpMethod(route.Method), $"/{tenant}/{rule.AddressOf(route, id, id)}")
                {
                    Content = new FormUrlEncodedContent(rule.FormWith(id, id)),
                };
                request.Headers.Add("Cookie", $"{held.Name}={held.Value}");
                using var answer = await http.SendAsync(request);
                var isShut = (int)answer.StatusCode is 400 or 404;
                Assert.True(isShut, $"{tenant}: {route.Key} answered {(int)answer.StatusCode} without antiforgery.");
                refused += (int)answer.StatusCode == 400 ? 1 : 0;
            }
        }

        Console.WriteLine($"Antiforgery: {refused} unsafe pages refused.");
        Assert.InRange(refused, 40, int.MaxValue);
        Assert.Equal(before, await CountChangesAsync());
    }

    [Fact]
    public async Task Another_tenants_antiforgery_pair_is_refused()
    {
        using var attacker = await web.Site.SignInAsync("gotland", "anstalld");
        var form = await attacker.OpenAsync("profile");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var pair = attacker.Cookies.Single(c => c.Name == "form-gotland").Value;
        using var victim = await web.Site.SignInAsync("dalarna", "anstalld");
        var session = victim.Cookies.Single(c => c.Name == "session-dalarna").Value;

        using var http = web.Site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dalarna/profile")
        {
            Content = new FormUrlEncodedContent([new("Input.Unit", "Kapad"), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", $"session-dalarna={session}; form-dalarna={pair}");
        using var answer = await http.SendAsync(request);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.DoesNotContain("Kapad", (await victim.OpenAsync("profile")).DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task A_cookie_is_worth_nothing_in_the_api()
    {
        using var person = await web.Site.SignInAsync("dalarna", "redaktor");
        foreach (var route in (await Route.AllAsync(web.Site.Services)).Where(r => r.IsApi))
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Rule(route.Key).AddressOf(route, Guid.NewGuid().ToString(), ""));
            using var answer = await person.Http.SendAsync(request);
            Assert.True((int)answer.StatusCode == 401, $"{route.Key} answered {(int)answer.StatusCode} to a cookie.");
        }
    }

    [Fact]
    public async Task Reading_changes_nothing()
    {
        var belongings = await Belongings.CreateAsync(web, "läsning");
        var callers = await Callers.OwnerAsync(web.Site, Belongings.Owner);
        await Settled.Async(web.Site);
        var before = await CountChangesAsync();
        var read = 0;
        foreach (var (route, rule) in (await Route.AllAsync(web.Site.Services)).Where(r => r.Method == "GET").Join(Rules.All, r => r.Key, r => r.Key, (a, b) => (a, b)))
        {
            foreach (var target in belongings.Targets.Where(t => rule.Things.Contains(t.Thing)).Select(t => (t.Id, t.Reply)).DefaultIfEmpty((Guid.NewGuid().ToString(), null)))
            {
                foreach (var caller in callers)
                {
                    using var answer = await caller.SendAsync(HttpMethod.Get, rule.AddressOf(route, target.Item1, target.Item2 ?? target.Item1), [], json: null);
                    Assert.True((int)answer.StatusCode < 500, $"{route.Key} answered {(int)answer.StatusCode}.");
                    read++;
                }
            }
        }

        Assert.Equal(before, await CountChangesAsync());
        Assert.InRange(read, 200, int.MaxValue);
    }

    private async Task<IEnumerable<(Route, Rule)>> UnsafePagesAsync(string tenant) => (await Route.AllAsync(web.Site.Services))
        .Where(r => r.IsPage && !r.IsSafe && !r.Pattern.StartsWith("error/", StringComparison.Ordinal))
        .Where(r => tenant != ShellSettings.DefaultName || r.Endpoint.Metadata.GetMetadata<ScopeMetadata>()?.Scope != Scope.Own)
        .Join(Rules.All.DistinctBy(r => r.Key), r => r.Key, r => r.Key, (a, b) => (a, b));

    private async Task<(int Changes, int Announced)> CountChangesAsync()
    {
        var (changes, announced) = (0, 0);
        foreach (var shell in web.Site.Services.GetRequiredService<IShellHost>().All)
        {
            await using var db = await web.Site.OpenStoreAsync(shell.Name);
            changes += await db.Set<AuditEntry>().CountAsync();
            announced += await db.Set<OutboxMessage>().CountAsync();
        }

        return (changes, announced);
    }
}
