using Intranet.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Tenants.Features.ShowHome;

/// <summary>
/// Words to try a search with, from what all members have shared and everybody may read. The same content always gives
/// the same words. Kept for a while and shared by all tenants, so that a home page costs no reading.
/// </summary>
internal sealed class SearchExamples(IShellScopes scopes, IShellHost shells, TimeProvider clock) : IDisposable
{
    private const string Kind = "case";
    private const int Most = 3;
    private const int MostDocuments = 100;
    private const int LongestTitle = 45;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Held? _held;

    public async Task<IReadOnlyList<string>> GetAsync(CancellationToken cancellationToken)
    {
        var held = _held;
        if (held is not null && clock.GetUtcNow() < held.Until)
        {
            return held.Words;
        }

        // Who comes while the words are read anew gets the old ones; only the very first readers wait.
        if (!await _reading.WaitAsync(held is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            return held!.Words;
        }

        try
        {
            return await RefreshAsync(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>The tags most used, leaving out those that everything carries; filled up with short titles of what is worth most.</summary>
    internal static IReadOnlyList<string> Choose(IReadOnlyCollection<SearchDocument> documents)
    {
        var tags = documents
            .SelectMany(d => d.Tags.Select(t => t.ToLowerInvariant()).Distinct())
            .GroupBy(t => t, StringComparer.Ordinal)
            .Where(g => g.Count() < documents.Count)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key);
        var titles = documents
            .Where(d => d.Title.Length <= LongestTitle)
            .OrderByDescending(d => d.Quality).ThenBy(d => d.Title, StringComparer.Ordinal)
            .Select(d => d.Title);
        return [.. tags.Concat(titles).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
    }

    private async Task<IReadOnlyList<string>> RefreshAsync(CancellationToken cancellationToken)
    {
        if (_held is { } fresh && clock.GetUtcNow() < fresh.Until)
        {
            return fresh.Words;
        }

        var words = Choose(await ReadAsync(cancellationToken));
        _held = new Held(words, clock.GetUtcNow() + (words.Count == Most ? Lifetime : RetryAfter));
        return words;
    }

    private async Task<List<SearchDocument>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = new List<SearchDocument>();
        if (shells.Find(ShellSettings.DefaultName) is not { State: TenantState.Running })
        {
            return found;
        }

        await using var scope = scopes.Open(ShellSettings.DefaultName);
        foreach (var source in scope.Services.GetServices<ISearchSource>().Where(s => s.Kind == Kind))
        {
            var ids = new List<Guid>();
            await foreach (var id in source.ListAsync(ShellSettings.DefaultName, cancellationToken))
            {
                ids.Add(id);
            }

            foreach (var id in ids.Order().Take(MostDocuments))
            {
                if (await source.LoadAsync(ShellSettings.DefaultName, id, cancellationToken) is { AccessLabel: AccessLabel.Open } document)
                {
                    found.Add(document);
                }
            }
        }

        return found;
    }

    private sealed record Held(IReadOnlyList<string> Words, DateTimeOffset Until);
}
