namespace Intranet.Web;

/// <summary>What the command line asks for: a data folder, options of the web server, and perhaps a verb.</summary>
/// <param name="AppData">Full path of the data folder.</param>
/// <param name="Verb">The words of a command; empty to serve.</param>
/// <param name="HostArguments">What is for the web server.</param>
/// <param name="Problem">What cannot be understood; null when all can.</param>
internal sealed record CommandLine(string AppData, IReadOnlyList<string> Verb, string[] HostArguments, string? Problem = null)
{
    private const string AppDataOption = "--app-data";
    private const string Variable = "INTRANET__APPDATA";
    private const string UsualFolder = "App_Data";

    public bool Serves => Verb.Count == 0;

    public static CommandLine Read(string[] args)
    {
        var rest = new List<string>(args);
        var (isGiven, appData) = Take(rest, AppDataOption);
        var problem = isGiven && string.IsNullOrWhiteSpace(appData) ? $"The option {AppDataOption} needs a folder." : null;
        if (string.IsNullOrWhiteSpace(appData))
        {
            appData = Environment.GetEnvironmentVariable(Variable) is { } named && !string.IsNullOrWhiteSpace(named) ? named : UsualFolder;
        }

        var isVerb = rest.Count > 0 && (!rest[0].StartsWith('-') || Intranet.Core.CoreServices.AsksForHelp(rest));
        MakeAbsolute(rest, "--from");
        MakeAbsolute(rest, "--to");
        return new CommandLine(Path.GetFullPath(appData), isVerb ? rest : [], isVerb ? [] : [.. rest], problem);
    }

    /// <summary>A command may run in another process, whose working directory is not this one.</summary>
    private static void MakeAbsolute(List<string> args, string option)
    {
        var joined = args.FindIndex(a => a.StartsWith(option + "=", StringComparison.Ordinal));
        if (joined >= 0 && args[joined].Length > option.Length + 1)
        {
            args[joined] = $"{option}={Path.GetFullPath(args[joined][(option.Length + 1)..])}";
        }

        var at = args.IndexOf(option) + 1;
        if (at > 0 && at < args.Count && args[at].Length > 0 && !args[at].StartsWith("--", StringComparison.Ordinal))
        {
            args[at] = Path.GetFullPath(args[at]);
        }
    }

    private static (bool IsGiven, string? Value) Take(List<string> args, string option)
    {
        var at = args.FindIndex(a => a == option || a.StartsWith(option + "=", StringComparison.Ordinal));
        if (at < 0)
        {
            return (false, null);
        }

        var isJoined = args[at] != option;
        var value = isJoined ? args[at][(option.Length + 1)..] : args.ElementAtOrDefault(at + 1);
        args.RemoveRange(at, isJoined || value is null ? 1 : 2);
        return (true, value?.StartsWith("--", StringComparison.Ordinal) == true ? null : value);
    }
}
