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

    [Theory]
    [InlineData("help", "tenants")]
    [InlineData("tenants", "--help")]
    [InlineData("tenants", "create", "-h")]
    public async Task Help_about_a_word_lists_the_commands_below_it_and_runs_none(params string[] words)
    {
        Assert.Equal(0, await RunAsync(words, new Verb("tenants list"), new Verb("tenants create", () => throw new InvalidOperationException()), new Verb("migrate")));
        Assert.All(_console.Answers, line => Assert.StartsWith("tenants ", line, StringComparison.Ordinal));
        Assert.NotEmpty(_console.Answers);
    }

    [Fact]
    public async Task Half_a_command_is_wrong_usage_with_its_other_halves()
    {
        var exit = await RunAsync(["tenants"], new Verb("tenants list"), new Verb("tenants create"), new Verb("migrate"));

        Assert.Equal((2, "There is no command \"tenants\"; known are: tenants create, tenants list"), (exit, Assert.Single(_console.Errors)));
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
