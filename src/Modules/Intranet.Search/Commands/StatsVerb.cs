using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary><c>search stats</c>: numbers about the indexes.</summary>
internal sealed class StatsVerb(IShellHost shells, TenantIndexes indexes) : IConsoleVerb
{
    public string Name => "search stats";

    public string Usage => "[--tenant T]  tells the size of the index";

    public Task<int> RunAsync(VerbArguments arguments, IVerbConsole console, CancellationToken cancellationToken)
    {
        if (ChosenTenants.Read(arguments, console, shells) is not { } tenants)
        {
            return Task.FromResult(2);
        }

        var isWhole = true;
        foreach (var tenant in tenants)
        {
            isWhole &= Tell(tenant, console);
        }

        return Task.FromResult(isWhole ? 0 : 1);
    }

    private bool Tell(string tenant, IVerbConsole console)
    {
        using var lease = indexes.Open(tenant);
        try
        {
            var numbers = lease.Index.Statistics();
            console.Answer(
                $"{tenant}: {numbers.Documents} documents ({numbers.OpenDocuments} open), {numbers.Tombstones} tombstones, " +
                $"{numbers.Segments} segments, {numbers.Bytes} bytes, commit {numbers.Generation}{(lease.Index.IsBuilt ? "" : ", not built yet")}");
            return true;
        }
        catch (CorruptIndexException exception)
        {
            console.Error($"{tenant}: {exception.Message} Run: search rebuild --tenant {tenant}");
            return false;
        }
    }
}
