namespace Intranet.Web;

/// <summary>What the command line asks for: a data folder, options of the web server, and perhaps a verb.</summary>
internal sealed record CommandLine(string AppData, IReadOnlyList<string> Verb, string[] HostArguments)
{
    private const string AppDataOption = "--app-data";

    public bool Serves => Verb.Count == 0;

    public static CommandLine Read(string[] args)
    {
        var rest = new List<string>(args);
        var appData = Take(rest, AppDataOption) ?? Environment.GetEnvironmentVariable("INTRANET__APPDATA") ?? "App_Data";
        var isVerb = rest.Count > 0 && !rest[0].StartsWith('-');
        MakeAbsolute(rest, "--from");
        MakeAbsolute(rest, "--to");
        return new CommandLine(Path.GetFullPath(appData), isVerb ? rest : [], isVerb ? [] : [.. rest]);
    }

    /// <summary>A command may run in another process, whose working directory is not this one.</summary>
    private static void MakeAbsolute(List<string> args, string option)
    {
        var at = args.IndexOf(option) + 1;
        if (at > 0 && at < args.Count)
        {
            args[at] = Path.GetFullPath(args[at]);
        }
    }

    private static string? Take(List<string> args, string option)
    {
        var at = args.IndexOf(option);
        if (at < 0 || at + 1 >= args.Count)
        {
            return null;
        }

        var value = args[at + 1];
        args.RemoveRange(at, 2);
        return value;
    }
}
