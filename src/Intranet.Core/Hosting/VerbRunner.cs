using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>Finds the command that a line begins with and runs it.</summary>
public sealed class VerbRunner(IEnumerable<IConsoleVerb> verbs)
{
    private readonly List<IConsoleVerb> _verbs = [.. verbs.OrderBy(v => v.Name, StringComparer.Ordinal)];

    public const int WrongUsage = 2;

    public async Task<int> RunAsync(IReadOnlyList<string> words, IVerbConsole console, CancellationToken cancellationToken)
    {
        var line = string.Join(' ', words.TakeWhile(w => !w.StartsWith("--", StringComparison.Ordinal)));
        var verb = _verbs.Where(v => line == v.Name || line.StartsWith(v.Name + " ", StringComparison.Ordinal)).MaxBy(v => v.Name.Length);
        if (verb is null)
        {
            if (words.Count > 0 && words[0] is not ("help" or "--help"))
            {
                console.Error($"There is no command \"{line}\"{NearestName.Suggest(line, [.. _verbs.Select(v => v.Name)])}");
                return WrongUsage;
            }

            foreach (var known in _verbs)
            {
                console.Answer($"{known.Name} {known.Usage}");
            }

            return 0;
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
}
