using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Intranet.Core;

/// <summary>
/// Lets a command line hand its job to the host that runs on the same data, over a named pipe that only the same
/// operating-system user may open. A line out is the words as JSON; lines back begin with <c>a</c>nswer, <c>p</c>rogress,
/// <c>e</c>rror or <c>x</c> (exit code).
/// </summary>
internal sealed partial class ControlPipe(StoreOptions options, VerbRunner verbs, ILogger<ControlPipe> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pipe = new NamedPipeServerStream(
                NameFor(options.AppData), PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances,
                PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            try
            {
                await pipe.WaitForConnectionAsync(stoppingToken);
                _ = ServeAsync(pipe, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                await pipe.DisposeAsync();
            }
        }
    }

    /// <summary>Hands a command line to the running host and follows it. Null when no host answers within two seconds.</summary>
    public static async Task<int?> TryHandOverAsync(string appData, IReadOnlyList<string> words, IVerbConsole console, CancellationToken cancellationToken)
    {
        await using var pipe = new NamedPipeClientStream(".", NameFor(appData), PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            await pipe.ConnectAsync(2000, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or UnauthorizedAccessException)
        {
            return null;
        }

        await using var writer = new StreamWriter(pipe, leaveOpen: true) { AutoFlush = true };
        using var reader = new StreamReader(pipe, leaveOpen: true);
        await writer.WriteLineAsync(JsonSerializer.Serialize(words).AsMemory(), cancellationToken);
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            switch (line[0])
            {
                case 'a': console.Answer(line[1..]); break;
                case 'p': console.Progress(line[1..]); break;
                case 'e': console.Error(line[1..]); break;
                case 'x': return int.Parse(line.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        console.Error("The running host went away before the command was done. Look at its log and run the command again.");
        return 1;
    }

    private static string NameFor(string appData) =>
        "intranet-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(appData))))[..16];

    private async Task ServeAsync(NamedPipeServerStream pipe, CancellationToken cancellationToken)
    {
        try
        {
            await using (pipe)
            {
                using var reader = new StreamReader(pipe, leaveOpen: true);
                await using var writer = new StreamWriter(pipe, leaveOpen: true) { AutoFlush = true };
                var console = new PipeConsole(writer);
                var words = JsonSerializer.Deserialize<string[]>(await reader.ReadLineAsync(cancellationToken) ?? "[]") ?? [];
                var exitCode = await verbs.RunAsync(words, console, cancellationToken);
                console.Write('x', exitCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        catch (Exception exception) when (exception is IOException or JsonException or OperationCanceledException or ObjectDisposedException)
        {
            LogBroken(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A command line went away before its answer.")]
    private static partial void LogBroken(ILogger logger, Exception exception);

    private sealed class PipeConsole(StreamWriter writer) : IVerbConsole
    {
        private readonly Lock _lock = new();

        public void Answer(string line) => Write('a', line);

        public void Progress(string line) => Write('p', line);

        public void Error(string line) => Write('e', line);

        public void Write(char kind, string line)
        {
            lock (_lock)
            {
                writer.WriteLine(kind + line.ReplaceLineEndings(" "));
            }
        }
    }
}
