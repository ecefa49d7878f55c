using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>Passes progress on to the terminal in the order it comes.</summary>
internal sealed class VerbProgress(IVerbConsole console) : IProgress<string>
{
    public void Report(string value) => console.Progress(value);
}
