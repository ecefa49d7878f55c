using System.Diagnostics;
using System.Net;

namespace Intranet.Web.Tests.Reliability;

/// <summary>
/// The database server stops, or hangs: people are told plainly, nothing is answered as saved that is not, and all goes on by
/// itself when it is back.
/// </summary>
public sealed class DatabaseAwayTests
{
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task While_the_database_is_down_people_are_told_and_afterwards_all_goes_on()
    {
        await using var place = await SmallPlace.StartAsync();
        await place.WriteAsync();
        await place.Server.StopAsync();

        using var page = await place.Visitor.Http.GetAsync("cases");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.True(page.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("Försök igen om en stund", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", html, StringComparison.Ordinal);
        var refused = await place.Api.PostAsync("cases", new { title = "Under avbrottet" });
        Assert.Equal(503, refused.Status);
        Assert.Equal("urn:delad-kunskap:problem:unavailable", refused["type"]!.GetValue<string>());
        using var live = await place.Visitor.Http.GetAsync("/healthz/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        await place.Server.StartAgainAsync();
        await place.IsWellAsync(BackWithin);
        await place.NothingIsLostAsync();
    }

    [Fact]
    public Task While_the_database_hangs_for_a_quarter_of_a_minute_nobody_waits_for_ever() => HangAsync(TimeSpan.FromSeconds(16));

    [Fact]
    [Trait("Category", "Long")]
    public Task While_the_database_hangs_for_a_minute_nobody_waits_for_ever() => HangAsync(TimeSpan.FromSeconds(60));

    private static async Task HangAsync(TimeSpan time)
    {
        await using var place = await SmallPlace.StartAsync();
        await place.WriteAsync();
        place.Server.Hang();
        var watch = Stopwatch.StartNew();
        try
        {
            var longest = TimeSpan.Zero;
            while (watch.Elapsed < time)
            {
                var asked = watch.Elapsed;
                var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => i % 2 == 0
                    ? place.Api.PostAsync("cases", new { title = $"Medan den hänger {i}" })
                    : place.Api.GetAsync("cases")));
                Assert.All(answers, answer => Assert.Equal(503, answer.Status));
                longest = longest > watch.Elapsed - asked ? longest : watch.Elapsed - asked;
            }

            Console.WriteLine($"Database hanging {time.TotalSeconds:0} s: longest wait for an answer {longest.TotalSeconds:0.0} s.");
            Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }
        finally
        {
            place.Server.GoOn();
        }

        await place.IsWellAsync(BackWithin);
        await place.NothingIsLostAsync();
    }
}
