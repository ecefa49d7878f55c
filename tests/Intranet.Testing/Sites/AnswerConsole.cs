using Intranet.Abstractions;

namespace Intranet.Testing;

/// <summary>Remembers what a command said.</summary>
public sealed class AnswerConsole : IVerbConsole
{
    public List<string> Answers { get; } = [];

    public List<string> Errors { get; } = [];

    public void Answer(string line) => Answers.Add(line);

    public void Progress(string line)
    {
    }

    public void Error(string line) => Errors.Add(line);
}
