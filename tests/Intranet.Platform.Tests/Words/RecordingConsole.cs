namespace Intranet.Platform.Tests.Words;

internal sealed class RecordingConsole : IVerbConsole
{
    public List<string> Answers { get; } = [];

    public List<string> Errors { get; } = [];

    public void Answer(string line) => Answers.Add(line);

    public void Progress(string line)
    {
    }

    public void Error(string line) => Errors.Add(line);
}
