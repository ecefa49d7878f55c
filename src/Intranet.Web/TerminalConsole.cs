using Intranet.Abstractions;

namespace Intranet.Web;

/// <summary>Answers to standard output, everything else to standard error.</summary>
internal sealed class TerminalConsole : IVerbConsole
{
    public void Answer(string line) => Console.Out.WriteLine(line);

    public void Progress(string line) => Console.Error.WriteLine(line);

    public void Error(string line) => Console.Error.WriteLine(line);
}
