using Intranet.Core;
using Intranet.Web;

var line = CommandLine.Read(args);
var console = new TerminalConsole();
try
{
    return await RunAsync();
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException or System.Data.Common.DbException)
{
    // What stops a start has been logged with all its details where it matters; people get one line.
    console.Error($"{exception.Message.ReplaceLineEndings(" ")} Data folder: {line.AppData}");
    return 1;
}

async Task<int> RunAsync()
{
    if (line.Problem is { } problem)
    {
        console.Error(problem);
        return VerbRunner.WrongUsage;
    }

    if (CoreServices.AsksForHelp(line.Verb))
    {
        await using var helper = WebHost.Build(line);
        return await WebHost.HelpAsync(helper, line, console);
    }

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
}

/// <summary>The entry point, public for tests.</summary>
public partial class Program;
