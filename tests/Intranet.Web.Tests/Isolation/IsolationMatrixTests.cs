using System.Collections.Concurrent;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Web.Tests.Isolation;

/// <summary>
/// Every endpoint × everybody who knocks × everything of Växjö's in every state: what one may not know of answers as what does
/// not exist. Computed from the routes of the running host, so that a new route is covered the day it is written.
/// </summary>
[Collection(DemoWeb.Name)]
public sealed class IsolationMatrixTests(DemoWeb web)
{
    private static readonly string UnknownId = Guid.CreateVersion7().ToString();
    private static readonly string UnknownReply = Guid.CreateVersion7().ToString();

    private readonly ConcurrentBag<string> _leaks = [];
    private int _cells;

    [Fact]
    public async Task Every_route_has_a_rule_and_every_rule_a_route()
    {
        var routes = (await Route.AllAsync(web.Site.Services)).Select(r => r.Key).ToHashSet();
        var rules = Rules.All.Select(r => r.Key).ToHashSet();
        Assert.Empty(routes.Except(rules));
        Assert.Empty(rules.Except(routes));
    }

    [Fact]
    public async Task What_one_may_not_know_of_answers_as_what_does_not_exist()
    {
        var belongings = await Belongings.CreateAsync(web, "matris");
        await belongings.AddWhatAllSeeAsync();
        var callers = await web.CallersAsync();
        var before = await CountChangesAsync();

        await FindLeaksAsync(belongings, static (_, _) => true);

        Console.WriteLine($"Isolation matrix: {_cells} cells, {callers.Count} callers, {_leaks.Count} leaks.");
        ExpectNoLeaks();
        Assert.Equal(before, await CountChangesAsync());
        Assert.True(_cells > 10_000, $"Only {_cells} cells.");
    }

    [Fact]
    public async Task Those_who_own_a_thing_do_see_it()
    {
        var belongings = await Belongings.CreateAsync(web, "ägare");
        foreach (var (user, own) in new[] { (Belongings.Owner, true), (Belongings.NetworkOwner, false) })
        {
            var callers = await Callers.OwnerAsync(web.Site, user);
            foreach (var (route, rule) in (await RulesOfRoutesAsync()).Where(p => p.Route.IsSafe && p.Rule.Things.Any(IsReadByPerson)))
            {
                foreach (var caller in callers.Where(c => c.IsSignedInOn(route)))
                {
                    await CheckSeenAsync(route, rule, caller, belongings, own);
                }
            }
        }

        ExpectNoLeaks();
        Assert.InRange(_cells, 30, int.MaxValue);
    }

    [Fact]
    public async Task What_belongs_to_a_feature_that_is_off_does_not_exist()
    {
        var site = web.Site;
        var features = site.Services.GetRequiredService<IFeatureState>();
        var callers = await CallersOfAsync("gotland", "admin");
        Assert.True((await features.ChangeAsync("gotland", [], ["Intranet.Cases"])).Succeeded);
        try
        {
            foreach (var (route, rule) in (await RulesOfRoutesAsync()).Where(p => p.Route.FeatureId == "Intranet.Cases"))
            {
                await CheckAbsentAsync(route, rule, callers.Single(c => c.IsSignedInOn(route)));
            }
        }
        finally
        {
            await features.ChangeAsync("gotland", ["Intranet.Cases"], []);
        }

        ExpectNoLeaks();
        Assert.InRange(_cells, 35, int.MaxValue);
    }

    [Fact]
    public async Task The_network_itself_has_no_own_scope()
    {
        var callers = await CallersOfAsync("default", "coordinator");
        foreach (var (route, rule) in (await RulesOfRoutesAsync()).Where(p => p.Route.Endpoint.Metadata.GetMetadata<ScopeMetadata>()?.Scope == Scope.Own))
        {
            await CheckAbsentAsync(route, rule, callers.Single(c => c.IsSignedInOn(route)));
        }

        ExpectNoLeaks();
        Assert.InRange(_cells, 35, int.MaxValue);
    }

    /// <summary>Asks for everything on the chosen routes as everybody who is chosen with it. Answers what leaks.</summary>
    internal async Task<IReadOnlyCollection<string>> FindLeaksAsync(Belongings belongings, Func<Route, Caller, bool> isChosen, bool stopsAtFirst = false)
    {
        var callers = await web.CallersAsync();
        foreach (var (route, rule) in await RulesOfRoutesAsync())
        {
            if (stopsAtFirst && !_leaks.IsEmpty)
            {
                break;
            }

            await Parallel.ForEachAsync(callers.Where(c => isChosen(route, c)), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (caller, _) =>
                await (rule.Things.Length == 0 ? CheckPlainAsync(route, rule, caller) : CheckThingsAsync(route, rule, caller, belongings)));
        }

        return _leaks;
    }

    /// <summary>Does everything that changes something, to what each person sees. Answers what was refused.</summary>
    internal async Task<HashSet<string>> FindRefusedAsync(Belongings belongings)
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var callers = await web.CallersAsync();
        foreach (var (route, rule) in (await RulesOfRoutesAsync()).Where(p => !p.Route.IsSafe && p.Rule.Things.Any(IsReadByPerson)))
        {
            foreach (var caller in callers.Where(c => c.IsSignedInOn(route) && ExistsOn(route, c)))
            {
                foreach (var target in belongings.Targets.Where(t => rule.Things.Contains(t.Thing) && t.IsSeenBy(caller, route)))
                {
                    var answer = await AskAsync(route, rule, caller, target.Id, target.Reply ?? UnknownReply);
                    if (answer.Status is 403 or 404)
                    {
                        refused.Add($"{route.Key} {caller} {target.State}");
                    }
                }
            }
        }

        return refused;
    }

    private static bool IsReadByPerson(Thing thing) => thing is not (Thing.Account or Thing.Organisation or Thing.ManagedUnit or Thing.Group or Thing.GroupKey);

    private async Task<IReadOnlyList<(Route Route, Rule Rule)>> RulesOfRoutesAsync()
    {
        var routes = await Route.AllAsync(web.Site.Services);
        return [.. routes.Join(Rules.All, r => r.Key, r => r.Key, (route, rule) => (route, rule))];
    }

    private async Task<IReadOnlyList<Caller>> CallersOfAsync(string tenant, string user)
    {
        var token = await web.Site.CreateTokenAsync(tenant, user);
        using var visitor = await web.Site.SignInAsync(tenant, user);
        var cookie = visitor.Cookies.Single(c => c.Name == $"session-{tenant}").Value;
        var http = web.Site.CreateClient();
        Caller[] both = [new(http, tenant, user, tenant, Carrier.Cookie, cookie, isLive: true), new(http, tenant, user, tenant, Carrier.Bearer, token, isLive: true)];
        foreach (var caller in both)
        {
            await caller.PrepareAsync();
        }

        return both;
    }

    private async Task CheckPlainAsync(Route route, Rule rule, Caller caller)
    {
        if (rule.IsPublic)
        {
            return;
        }

        var mayCall = caller.IsSignedInOn(route) && rule.Admits(caller) && ExistsOn(route, caller);
        if (mayCall && !route.IsSafe)
        {
            return;
        }

        Interlocked.Increment(ref _cells);
        var answer = await AskAsync(route, rule, caller, UnknownId, UnknownReply);
        if (mayCall)
        {
            Expect(answer.Status is >= 200 and < 400, route, caller, "plain", $"{answer.Status} for somebody who may");
        }
        else if (!caller.IsSignedInOn(route))
        {
            CheckChallenge(route, caller, answer);
        }
        else
        {
            var absent = await AbsentAsync(route, caller);
            Expect(answer.Status == 403 || answer == absent, route, caller, "plain", Answer.Difference(answer, absent));
        }
    }

    private async Task CheckThingsAsync(Route route, Rule rule, Caller caller, Belongings belongings)
    {
        var unknown = await AskAsync(route, rule, caller, UnknownId, UnknownReply);
        if (!caller.IsSignedInOn(route))
        {
            CheckChallenge(route, caller, unknown);
        }

        foreach (var target in belongings.Targets.Where(t => rule.Things.Contains(t.Thing)))
        {
            var isSeen = target.IsSeenBy(caller, route) && ExistsOn(route, caller);
            if (isSeen && rule.IsAllowed(caller, target))
            {
                continue;
            }

            Interlocked.Increment(ref _cells);
            var real = await AskAsync(route, rule, caller, target.Id, target.Reply ?? UnknownReply);
            if (isSeen)
            {
                Expect(real.Status is 403 or 404 or 409, route, caller, target.State, $"{real.Status} for something that the person may not do");
            }
            else
            {
                Expect(real == unknown, route, caller, target.State, Answer.Difference(real, unknown));
            }
        }
    }

    private async Task CheckSeenAsync(Route route, Rule rule, Caller caller, Belongings belongings, bool own)
    {
        string[] readable = own
            ? ["published", "open", "closed", "in a closed community", "on a published case", "in an open community", "colleague"]
            : ["closed", "in a closed community"];
        var unknown = await AskAsync(route, rule, caller, UnknownId, UnknownReply);
        foreach (var target in belongings.Targets.Where(t => rule.Things.Contains(t.Thing) && t.IsSeenBy(caller, route) && rule.IsAllowed(caller, t) && readable.Contains(t.State)))
        {
            _cells++;
            var real = await AskAsync(route, rule, caller, target.Id, target.Reply ?? UnknownReply);
            var isRemovedPage = route.Pattern.EndsWith("/removed", StringComparison.Ordinal) || route.Pattern.EndsWith("search", StringComparison.Ordinal) || route.Pattern.StartsWith("ask/", StringComparison.Ordinal);
            Expect(isRemovedPage || real != unknown, route, caller, target.State, $"{real.Status}: the owner sees nothing");
        }
    }

    private async Task CheckAbsentAsync(Route route, Rule rule, Caller caller)
    {
        _cells++;
        var answer = await AskAsync(route, rule, caller, UnknownId, UnknownReply);
        var absent = await AbsentAsync(route, caller);
        Expect(answer.Status == 404 && answer == absent, route, caller, "absent", Answer.Difference(answer, absent));
    }

    private void CheckChallenge(Route route, Caller caller, Answer answer)
    {
        var isRefused = answer.Status switch
        {
            401 => route.IsApi,
            302 => !route.IsApi && answer.Location!.StartsWith($"/{caller.Prefix}/account/sign-in", StringComparison.Ordinal),
            404 => !ExistsOn(route, caller),
            _ => false,
        };
        Expect(isRefused, route, caller, "not signed in", $"{answer.Status} {answer.Location}");
    }

    private static bool ExistsOn(Route route, Caller caller) =>
        caller.Prefix != ShellSettings.DefaultName || route.Endpoint.Metadata.GetMetadata<ScopeMetadata>()?.Scope != Scope.Own;

    /// <summary>Asked for by GET: in Development the server itself answers other methods to an unknown address.</summary>
    private static Task<Answer> AbsentAsync(Route route, Caller caller) =>
        AskAsync("GET", route.IsApi ? "api/v1/no-such-thing" : "no-such-thing", caller, new Rule(""), UnknownId, UnknownReply);

    private static Task<Answer> AskAsync(Route route, Rule rule, Caller caller, string id, string reply) =>
        AskAsync(route.Method, rule.AddressOf(route, id, reply), caller, rule, id, reply);

    private static async Task<Answer> AskAsync(string method, string address, Caller caller, Rule rule, string id, string reply)
    {
        using var answer = await caller.SendAsync(new HttpMethod(method), address, rule.FormWith(id, reply), rule.JsonWith(id, reply));
        return await Answer.OfAsync(answer, id, reply);
    }

    private void ExpectNoLeaks() =>
        Assert.True(_leaks.IsEmpty, $"{_leaks.Count} of {_cells} cells answer wrongly:\n{string.Join('\n', _leaks.Order(StringComparer.Ordinal).Take(60))}");

    private void Expect(bool holds, Route route, Caller caller, string state, string what)
    {
        if (!holds)
        {
            _leaks.Add($"{route.Key} · {state} · {caller}: {what}");
        }
    }

    /// <summary>Every change writes an audit row: refusals write none.</summary>
    private async Task<int> CountChangesAsync()
    {
        var count = 0;
        foreach (var shell in web.Site.Services.GetRequiredService<IShellHost>().All)
        {
            await using var db = await web.Site.OpenStoreAsync(shell.Name);
            count += await db.Set<AuditEntry>().CountAsync();
        }

        return count;
    }
}
