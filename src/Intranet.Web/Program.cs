using Intranet.Core;
using Intranet.Web;

var line = CommandLine.Read(args);
var console = new TerminalConsole();
using var hold = AppDataLock.TryTake(line.AppData);
if (hold is null)
{
    if (!line.Serves && await CoreServices.TryHandOverAsync(line.AppData, line.Verb, console, CancellationToken.None) is { } exitCode)
    {
        return exitCode;
    }

    console.Error($"Another process uses {line.AppData} and does not answer. Stop it, or choose another folder with --app-data.");
    return 1;
}

await using var app = WebHost.Build(line);
return line.Serves ? await WebHost.ServeAsync(app, console) : await WebHost.RunVerbAsync(app, line, console);

/// <summary>The entry point, public for tests.</summary>
public partial class Program;
