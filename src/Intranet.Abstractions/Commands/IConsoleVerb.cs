namespace Intranet.Abstractions;

/// <summary>A command of the host as a tool: <c>search rebuild</c>. Runs in the host that holds the data, its own or the running one.</summary>
public interface IConsoleVerb
{
    /// <summary>First words of the command line: <c>search rebuild</c>.</summary>
    string Name { get; }

    /// <summary>One line for the help text, arguments first.</summary>
    string Usage { get; }

    /// <summary>Runs the command. Answers 0 done, 1 failed, 2 wrong usage.</summary>
    Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken);
}

/// <summary>Where a command writes: answers to standard output, progress and errors to standard error.</summary>
public interface IVerbConsole
{
    void Answer(string line);

    void Progress(string line);

    /// <summary>One line that says what went wrong and what to do.</summary>
    void Error(string line);
}

/// <summary>A command line after the verb's name: <c>--name value</c> or <c>--name=value</c>, <c>--flag</c> and plain words.</summary>
public sealed class VerbArguments
{
    private readonly Dictionary<string, string?> _options = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private string? _twice;

    public VerbArguments(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                _words.Add(words[i]);
                continue;
            }

            var name = words[i][2..];
            if (name.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
            {
                Take(name[..at], name[(at + 1)..]);
                continue;
            }

            var hasValue = i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal);
            Take(name, hasValue ? words[++i] : null);
        }
    }

    public IReadOnlyList<string> Words => _words;

    public IReadOnlyCollection<string> Names => _options.Keys;

    /// <summary>The option's value; null when it is absent or has none.</summary>
    public string? this[string name] => _options.GetValueOrDefault(name);

    public bool Has(string name) => _options.ContainsKey(name);

    /// <summary>Takes the first plain word, for a verb that has one; null where there is none.</summary>
    public string? TakeWord()
    {
        var word = _words.FirstOrDefault();
        _words.RemoveRange(0, Math.Min(1, _words.Count));
        return word;
    }

    /// <summary>
    /// Says what is wrong when an option is unknown, stands twice or is needed and absent, or when a word is left that nobody
    /// took: a line that is half understood must not be carried out. Null when all is well.
    /// </summary>
    public string? Problem(IReadOnlyCollection<string> known, params string[] needed)
    {
        if (_words.Count > 0)
        {
            return $"Nobody knows what \"{_words[0]}\" means here. Options begin with --{(known.Count > 0 ? $"; known are: {string.Join(", ", known.Order(StringComparer.Ordinal))}" : "")}";
        }

        if (_twice is not null)
        {
            return $"The option --{_twice} stands twice. Give it once.";
        }

        var unknown = _options.Keys.FirstOrDefault(k => !known.Contains(k));
        if (unknown is not null)
        {
            return $"Unknown option --{unknown}{NearestName.Suggest(unknown, known)}";
        }

        var missing = needed.FirstOrDefault(n => string.IsNullOrWhiteSpace(this[n]));
        return missing is null ? null : $"The option --{missing} needs a value.";
    }

    private void Take(string name, string? value)
    {
        if (!_options.TryAdd(name, value))
        {
            _twice ??= name;
        }
    }
}
