using Intranet.Abstractions;

namespace Intranet.Tenants.Commands;

/// <summary>Passes progress on to the terminal in the order it comes.</summary>
internal sealed class VerbProgress(IVerbConsole console, string before = "") : IProgress<string>
{
    public void Report(string value) => console.Progress(before + value);
}
