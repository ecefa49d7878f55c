using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>Finds the command that a line begins with and runs it.</summary>
public sealed class VerbRunner(IEnumerable<IConsoleVerb> verbs)
{
    private readonly List<IConsoleVerb> _verbs = [.. verbs.OrderBy(v => v.Name, StringComparer.Ordinal)];

    public const int WrongUsage = 2;

    /// <summary>True for a line that only asks which commands there are: it needs no data and no running host.</summary>
    public static bool AsksForHelp(IReadOnlyList<string> words) => words.Count > 0 && (words[0] == "help" || words.Any(w => w is "--help" or "-h" or "-?"));

    public async Task<int> RunAsync(IReadOnlyList<string> words, IVerbConsole console, CancellationToken cancellationToken)
    {
        var line = string.Join(' ', words.TakeWhile(w => !w.StartsWith('-')));
        if (words.Count == 0 || AsksForHelp(words))
        {
            Help(line.StartsWith("help", StringComparison.Ordinal) ? line["help".Length..].Trim() : line, console);
            return 0;
        }

        var verb = _verbs.Where(v => line == v.Name || line.StartsWith(v.Name + " ", StringComparison.Ordinal)).MaxBy(v => v.Name.Length);
        if (verb is null)
        {
            var below = Below(line);
            console.Error($"There is no command \"{line}\"{(below.Count > 0 ? $"; known are: {string.Join(", ", below.Select(v => v.Name))}" : NearestName.Suggest(line, [.. _verbs.Select(v => v.Name)]))}");
            return WrongUsage;
        }

        var arguments = new VerbArguments([.. words.Skip(verb.Name.Split(' ').Length)]);
        try
        {
            return await verb.RunAsync(arguments, console, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            console.Error(exception.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    /// <summary>Tells of the commands below a word, or of all.</summary>
    private void Help(string word, IVerbConsole console)
    {
        var chosen = Below(word);
        foreach (var verb in chosen.Count > 0 ? chosen : _verbs)
        {
            console.Answer($"{verb.Name} {verb.Usage}");
        }
    }

    private List<IConsoleVerb> Below(string word) =>
        word.Length == 0 ? [] : _verbs.FindAll(v => v.Name == word || v.Name.StartsWith(word + " ", StringComparison.Ordinal));
}
