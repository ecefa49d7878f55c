using Intranet.Core;

namespace Intranet.Platform.Tests.Words;

public sealed class VerbRunnerTests
{
    private readonly RecordingConsole _console = new();

    [Fact]
    public async Task The_longest_name_that_a_line_begins_with_is_run_with_the_rest()
    {
        var exit = await RunAsync(["search", "rebuild", "--tenant", "vaxjo"], new Verb("search"), new Verb("search rebuild"));

        Assert.Equal((0, "search rebuild: tenant"), (exit, Assert.Single(_console.Answers)));
    }

    [Fact]
    public async Task An_unknown_command_is_wrong_usage_with_the_nearest_name()
    {
        var exit = await RunAsync(["serch"], new Verb("search"));

        Assert.Equal((2, "There is no command \"serch\"; did you mean \"search\"?"), (exit, Assert.Single(_console.Errors)));
    }

    [Fact]
    public async Task A_command_that_breaks_answers_1_and_one_line()
    {
        var exit = await RunAsync(["search"], new Verb("search", () => throw new IOException("Broken\nin two lines")));

        Assert.Equal((1, "Broken in two lines"), (exit, Assert.Single(_console.Errors)));
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        Assert.Equal(0, await RunAsync(["help"], new Verb("migrate"), new Verb("backup")));
        Assert.Equal(["backup ", "migrate "], _console.Answers);
    }

    private Task<int> RunAsync(string[] words, params IConsoleVerb[] verbs) => new VerbRunner(verbs).RunAsync(words, _console, CancellationToken.None);

    private sealed class Verb(string name, Action? act = null) : IConsoleVerb
    {
        public string Name => name;

        public string Usage => "";

        public Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
        {
            act?.Invoke();
            console.Answer($"{name}: {string.Join(' ', arguments.Names)}");
            return Task.FromResult(0);
        }
    }
}
