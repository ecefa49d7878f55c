namespace Intranet.Platform.Tests.Words;

public sealed class VerbArgumentsTests
{
    [Fact]
    public void Options_with_values_flags_and_plain_words_are_told_apart()
    {
        var arguments = new VerbArguments(["first", "--name", "vaxjo", "--dry-run", "--title", "Växjö kommun", "last"]);

        Assert.Equal(["first", "last"], arguments.Words);
        Assert.Equal(("vaxjo", "Växjö kommun"), (arguments["name"], arguments["title"]));
        Assert.True(arguments.Has("dry-run"));
        Assert.Null(arguments["dry-run"]);
        Assert.False(arguments.Has("recipe"));
    }

    [Fact]
    public void An_unknown_option_is_a_problem_with_the_nearest_name() =>
        Assert.Equal("Unknown option --nam; did you mean \"name\"?", new VerbArguments(["--nam", "x"]).Problem(["name", "title"]));

    [Fact]
    public void A_needed_option_without_value_is_a_problem() =>
        Assert.Equal("The option --name needs a value.", new VerbArguments(["--name", "--title", "T"]).Problem(["name", "title"], "name"));

    [Fact]
    public void A_value_may_be_joined_to_its_name() =>
        Assert.Equal(("vaxjo", "a=b", ""), Read("--name=vaxjo", "--title=a=b", "--host="));

    [Fact]
    public void A_word_that_nobody_takes_is_a_problem() =>
        Assert.Equal("Nobody knows what \"vaxjo\" means here. Options begin with --; known are: tenant", new VerbArguments(["vaxjo"]).Problem(["tenant"]));

    [Fact]
    public void A_word_that_the_verb_takes_is_none()
    {
        var arguments = new VerbArguments(["vaxjo", "--shared", "hide"]);

        Assert.Equal("vaxjo", arguments.TakeWord());
        Assert.Null(arguments.Problem(["shared"]));
        Assert.Null(arguments.TakeWord());
    }

    [Fact]
    public void An_option_that_stands_twice_is_a_problem() =>
        Assert.Equal("The option --name stands twice. Give it once.", new VerbArguments(["--name", "a", "--name=b"]).Problem(["name"]));

    [Fact]
    public void Known_options_with_the_needed_values_are_no_problem() =>
        Assert.Null(new VerbArguments(["--name", "x", "--title", "T"]).Problem(["name", "title"], "name", "title"));

    private static (string?, string?, string?) Read(params string[] words)
    {
        var arguments = new VerbArguments(words);
        return (arguments["name"], arguments["title"], arguments["host"]);
    }
}
