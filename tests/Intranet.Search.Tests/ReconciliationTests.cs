using static Intranet.Search.Tests.Things;

namespace Intranet.Search.Tests;

public sealed class ReconciliationTests : IAsyncDisposable
{
    private readonly SearchHouse _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task An_index_that_holds_what_the_store_holds_is_whole()
    {
        var hidden = Thing("case", "Gömd");
        await _house.TellAsync(_house.Cases.Put("vaxjo", Thing("case", "Synlig")), _house.Cases.Put("vaxjo", hidden));
        await _house.TellAsync(_house.Cases.Hide("vaxjo", hidden.Id));

        var report = await _house.Reconciliation.CheckAsync("vaxjo", CancellationToken.None);

        Assert.Empty(report.Problems);
        Assert.Equal(1, report.Documents);
    }

    [Fact]
    public async Task What_is_missing_left_over_or_stale_is_told()
    {
        var (missing, leftOver, stale) = (Thing("case", "Saknas"), Thing("case", "Kvar"), Thing("case", "Gammal"));
        await _house.TellAsync(_house.Cases.Put("vaxjo", leftOver), _house.Cases.Put("vaxjo", stale));
        _house.Cases.Put("vaxjo", missing);
        _house.Cases.Hide("vaxjo", leftOver.Id);
        _house.Cases.Put("vaxjo", stale with { Revision = 9 });

        var report = await _house.Reconciliation.CheckAsync("vaxjo", CancellationToken.None);

        Assert.Equal(
            new[]
            {
                $"case/{missing.Id:N} is in the store and not in the index",
                $"case/{leftOver.Id:N} is in the index and must not be found",
                $"case/{stale.Id:N} has revision 1 in the index and 9 in the store",
            }.Order(),
            report.Problems.Order());
    }

    [Fact]
    public async Task Damage_is_told()
    {
        await using (var before = new SearchHouse(_house))
        {
            await before.TellAsync(before.Cases.Put("vaxjo", Thing("case", "Snöröjning")));
        }

        _house.Damage("vaxjo");
        Assert.False((await _house.Reconciliation.CheckAsync("vaxjo", CancellationToken.None)).IsClean);
    }

    [Fact]
    public async Task Files_that_were_removed_below_a_running_host_are_told()
    {
        await _house.TellAsync(_house.Cases.Put("vaxjo", Thing("case", "Snöröjning")));
        Assert.Equal(1, (await _house.SearchAsync("vaxjo", "snöröjning")).Total);
        foreach (var folder in Directory.EnumerateDirectories(_house.Indexes.FolderOf("vaxjo")))
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.False((await _house.Reconciliation.CheckAsync("vaxjo", CancellationToken.None)).IsClean);
    }
}
