using Intranet.Abstractions;

namespace Intranet.Web;

/// <summary>Answers to standard output, everything else to standard error. What would steer the terminal is shown and not obeyed.</summary>
internal sealed class TerminalConsole : IVerbConsole
{
    public void Answer(string line) => Console.Out.WriteLine(Visible(line));

    public void Progress(string line) => Console.Error.WriteLine(Visible(line));

    public void Error(string line) => Console.Error.WriteLine(Visible(line));

    private static string Visible(string line) => string.Create(line.Length, line, static (shown, line) =>
    {
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = char.IsControl(line[i]) && line[i] != '\t' ? '�' : line[i];
        }
    });
}
