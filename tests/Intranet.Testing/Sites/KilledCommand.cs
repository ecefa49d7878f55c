using System.Diagnostics;
using Intranet.Data;

namespace Intranet.Testing;

/// <summary>A command of the tool in a process of its own, which is killed (SIGKILL) at a moment of the test's choice.</summary>
public static class KilledCommand
{
    /// <summary>Puts the demonstration into a folder. Answers its database; null on SQLite.</summary>
    public static Task<PostgreSqlDatabase?> CopyDemoAsync(string appData, StoreProvider provider) => DemoData.CopyAsync(appData, provider);

    /// <summary>Runs a command and kills it with all that it started.</summary>
    /// <param name="appData">The data folder.</param>
    /// <param name="database">A PostgreSQL database; null for SQLite.</param>
    /// <param name="lines">Lines of progress after which the moment is counted; 0 for the start of the process.</param>
    /// <param name="after">How long after that it is killed.</param>
    /// <param name="words">The command line.</param>
    /// <returns>True when it was killed, false when it had ended before.</returns>
    public static async Task<bool> RunAsync(string appData, PostgreSqlDatabase? database, int lines, TimeSpan after, params string[] words)
    {
        using var process = Process.Start(HostProgram.Command(database, [.. words, "--app-data", appData]))!;
        var reached = new TaskCompletionSource();
        var seen = 0;
        process.ErrorDataReceived += (_, line) => Count(line.Data);
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        if (lines > 0)
        {
            await Task.WhenAny(reached.Task, ended);
        }

        await Task.WhenAny(Task.Delay(after), ended);
        var isKilled = !process.HasExited;
        if (isKilled)
        {
            process.Kill(entireProcessTree: true);
        }

        await ended;
        await output;
        return isKilled;

        void Count(string? line)
        {
            if (line is not null && Interlocked.Increment(ref seen) == lines)
            {
                reached.TrySetResult();
            }
        }
    }
}
