using System.Collections.Concurrent;
using Intranet.Web.Tests.Input;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Intranet.Web.Tests.Security;

/// <summary>Identity numbers, tokens and passwords that people send stand in no log.</summary>
[Collection(DemoWeb.Name)]
public sealed class LogTests(DemoWeb web)
{
    private const string Number = "189107059983";

    [Fact]
    public async Task What_people_send_stands_in_no_log()
    {
        using var log = new CapturingLog();
        web.Site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        web.Site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test").LogError("The log is heard.");
        var token = await web.Site.CreateTokenAsync("skane", "anstalld");
        var api = web.ApiWith("skane", token);

        foreach (var number in Numbers())
        {
            await SendEverywhereAsync(api, number);
        }

        using var visitor = web.Site.Visit("skane");
        using var refused = await visitor.SubmitAsync("account/sign-in", [new("Input.UserName", Number), new("Input.Password", Number)]);
        using var person = await web.Site.SignInAsync("skane", "anstalld");
        using var form = await person.SubmitAsync("cases/new", [new("Input.Title", Number + new string('x', 300)), new("Input.Problem", Number)]);
        using var search = await person.Http.GetAsync($"search?q={Number}");

        Assert.Contains(log.Lines, l => l.Contains("The log is heard.", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, l => Numbers().Any(n => l.Contains(n, StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, l => l.Contains(token, StringComparison.Ordinal) || l.Contains(Site.DemoPassword, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Numbers() => SharedData.IsThere ? [Number, .. SharedData.IdentityNumbers().Where((_, i) => i % 20 == 0)] : [Number];

    private static async Task SendEverywhereAsync(Api api, string number)
    {
        (await api.PostAsync("cases", new { title = number, problem = number, tags = new[] { number } })).Expect(201);
        (await api.PostAsync("cases", new { title = number + new string('x', 300) })).Expect(400);
        (await api.PostAsync("cases", $"{{\"title\":\"{number}\\u0000\"}}")).Expect(400);
        (await api.PostAsync("cases", $"{{\"title\":\"{number}")).Expect(400);
        (await api.GetAsync($"search?q={Uri.EscapeDataString(number)}")).Expect(200);
        (await api.GetAsync($"search/suggest?q={Uri.EscapeDataString(number)}")).Expect(200);
        (await api.GetAsync($"cases/{Uri.EscapeDataString(number)}")).Expect(404);
        var shared = (await api.GetAsync("network/cases")).Expect(200).Items[0]!["id"]!.GetValue<Guid>();
        Assert.Contains((await api.PostAsync($"network/cases/{shared}/threads", new { kind = "question", title = "Fråga", body = number })).Status, new[] { 400, 201 });
    }

    private sealed class CapturingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
