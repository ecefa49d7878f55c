using Intranet.Abstractions;

namespace Intranet.Search;

/// <summary><c>search rebuild</c>: builds indexes anew from the stores, beside the live ones, and swaps.</summary>
internal sealed class RebuildVerb(IShellHost shells, IndexRebuilder rebuilder) : IConsoleVerb
{
    public string Name => "search rebuild";

    public string Usage => "[--tenant T]  builds the index anew from the store while search stays up";

    public async Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (ChosenTenants.Read(arguments, console, shells) is not { } tenants)
        {
            return 2;
        }

        foreach (var tenant in tenants)
        {
            var documents = await rebuilder.RebuildAsync(tenant, new ConsoleProgress(console), cancellationToken);
            console.Answer($"{tenant}: {documents} documents");
        }

        return 0;
    }

    private sealed class ConsoleProgress(IVerbConsole console) : IProgress<string>
    {
        public void Report(string value) => console.Progress(value);
    }
}
