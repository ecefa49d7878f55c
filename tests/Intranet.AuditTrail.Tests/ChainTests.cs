using Intranet.AuditTrail.Checking;
using Intranet.AuditTrail.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Intranet.AuditTrail.Tests;

public sealed class ChainTests
{
    [Theory, BothProviders]
    public async Task Sealed_rows_make_a_whole_chain_and_new_ones_go_on_with_it(StoreProvider provider)
    {
        await using var trail = await TestTrail.StartAsync(provider);
        await trail.WriteAsync(3);
        Assert.Equal(3, await trail.SealAsync());
        await trail.WriteAsync(2);
        Assert.Equal(2, await trail.SealAsync());

        var report = await trail.CheckAsync();

        Assert.Empty(report.Faults);
        Assert.Equal((5, 0, 5L), (report.Rows, report.Waiting, report.Head!.Sequence));
        Assert.Equal([1, 2, 3, 4, 5], (await trail.RowsAsync()).Select(r => r.SealSequence!.Value));
    }

    [Theory, BothProviders]
    public async Task More_rows_than_a_batch_are_sealed_in_order(StoreProvider provider)
    {
        await using var trail = await TestTrail.StartAsync(provider);
        await using (var db = trail.Stores.Create(TestTrail.Tenant))
        {
            for (var i = 0; i < 1203; i++)
            {
                db.Audit(TestTrail.Anna, "cases.draft-saved.v1", "case", Guid.CreateVersion7());
            }

            await db.SaveChangesAsync();
        }

        Assert.Equal(1203, await trail.SealAsync());

        var report = await trail.CheckAsync();
        Assert.Empty(report.Faults);
        Assert.Equal(1203, report.Rows);
    }

    [Theory, BothProviders]
    public async Task Sealers_at_the_same_time_make_one_chain(StoreProvider provider)
    {
        await using var trail = await TestTrail.StartAsync(provider);
        var other = new AuditSealer(trail.Stores, trail.Get<HeadAnchors>());
        var sealedRows = 0;
        for (var round = 0; round < 10; round++)
        {
            await trail.WriteAsync(7);
            var counts = await Task.WhenAll(trail.SealAsync(), other.SealAsync(TestTrail.Tenant, CancellationToken.None), trail.SealAsync());
            sealedRows += counts.Sum();
        }

        Assert.Equal(70, sealedRows);
        Assert.Empty((await trail.CheckAsync()).Faults);
    }

    [Theory, BothProviders]
    public async Task A_changed_row_is_found(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);

        await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence == 3).ExecuteUpdateAsync(a => a.SetProperty(x => x.Data, "{\"version\":9}")));

        await FoundAsync(trail, FaultKind.Changed, 3, 3);
    }

    [Theory, BothProviders]
    public async Task A_changed_person_is_found(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);

        await trail.ExecuteAsync("UPDATE \"AuditTrail\" SET \"ActorName\" = 'Per Alm' WHERE \"SealSequence\" = 2");

        await FoundAsync(trail, FaultKind.Changed, 2, 2);
    }

    [Theory, BothProviders]
    public async Task A_missing_row_is_found(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);

        await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence == 2 || a.SealSequence == 3).ExecuteDeleteAsync());

        await FoundAsync(trail, FaultKind.Missing, 2, 3);
    }

    [Theory, BothProviders]
    public async Task Rows_that_changed_places_are_found(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);

        await trail.ExecuteAsync("UPDATE \"AuditTrail\" SET \"SealSequence\" = -2 WHERE \"SealSequence\" = 2");
        await trail.ExecuteAsync("UPDATE \"AuditTrail\" SET \"SealSequence\" = 2 WHERE \"SealSequence\" = 4");
        await trail.ExecuteAsync("UPDATE \"AuditTrail\" SET \"SealSequence\" = 4 WHERE \"SealSequence\" = -2");

        var faults = (await trail.CheckAsync()).Faults;
        Assert.Contains(faults, f => f is { Kind: FaultKind.OutOfOrder, From: 2 });
        Assert.Contains(faults, f => f is { Kind: FaultKind.Changed, From: 4 });
    }

    [Theory, BothProviders]
    public async Task A_changed_row_with_a_new_seal_does_not_fit_the_row_after_it(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);

        await ResealAsync(trail, 3);

        await FoundAsync(trail, FaultKind.OutOfOrder, 4, 4);
    }

    [Theory, BothProviders]
    public async Task A_tail_that_is_cut_off_is_found(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);

        await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence >= 4).ExecuteDeleteAsync());

        await FoundAsync(trail, FaultKind.CutOff, 4, 5);
    }

    [Theory, BothProviders]
    public async Task A_tail_that_is_cut_off_together_with_the_head_is_found_by_the_anchor(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);
        await trail.AnchorAsync();

        await CutWithHeadAsync(trail);

        await FoundAsync(trail, FaultKind.CutOff, 4, 5);
    }

    [Theory, BothProviders]
    public async Task A_tail_that_is_cut_off_everywhere_is_found_by_a_head_that_was_noted(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);
        var noted = (await trail.CheckAsync()).Head!;

        await CutWithHeadAsync(trail);

        Assert.Empty((await trail.CheckAsync()).Faults);
        Assert.Contains((await trail.CheckAsync(noted)).Faults, f => f.Kind == FaultKind.CutOff);
    }

    [Theory, BothProviders]
    public async Task A_chain_that_was_written_anew_does_not_pass_a_noted_head(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);
        var noted = (await trail.CheckAsync()).Head!;
        await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence == 1).ExecuteUpdateAsync(a => a.SetProperty(x => x.Data, (string?)null)));
        await ReplaceChainAsync(trail);

        Assert.Empty((await trail.CheckAsync()).Faults);
        Assert.Contains((await trail.CheckAsync(noted)).Faults, f => f is { Kind: FaultKind.OutOfOrder, From: 5 });
    }

    [Theory, BothProviders]
    public async Task Rows_that_nobody_seals_are_told(StoreProvider provider)
    {
        await using var trail = await SealedAsync(provider);
        await trail.WriteAsync(2);
        Assert.Equal(2, (await trail.CheckAsync()).Waiting);
        await trail.AgeUnsealedAsync(1);

        await FoundAsync(trail, FaultKind.Unsealed, 6, 7);
    }

    private static async Task<TestTrail> SealedAsync(StoreProvider provider)
    {
        var trail = await TestTrail.StartAsync(provider);
        await trail.WriteAsync(5);
        await trail.SealAsync();
        Assert.Empty((await trail.CheckAsync()).Faults);
        return trail;
    }

    private static async Task FoundAsync(TestTrail trail, FaultKind kind, long from, long to) =>
        Assert.Equal([new ChainFault(kind, from, to)], (await trail.CheckAsync()).Faults);

    /// <summary>Changes a row and gives it a seal that fits it and the row before.</summary>
    private static async Task ResealAsync(TestTrail trail, long sequence)
    {
        await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence == sequence).ExecuteUpdateAsync(a => a.SetProperty(x => x.Data, (string?)null)));
        var row = (await trail.RowsAsync()).Single(r => r.SealSequence == sequence);
        var content = AuditHash.OfContent(row, row.SealSalt!);
        var hash = AuditHash.OfPlace(sequence, row.SealPrevious!, content);
        await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence == sequence).ExecuteUpdateAsync(a => a.SetProperty(x => x.SealContent, content).SetProperty(x => x.SealHash, hash)));
    }

    private static async Task ReplaceChainAsync(TestTrail trail)
    {
        var previous = AuditHash.Origin;
        foreach (var row in await trail.RowsAsync())
        {
            var (sequence, before) = (row.SealSequence!.Value, previous);
            var content = AuditHash.OfContent(row, row.SealSalt!);
            var hash = AuditHash.OfPlace(sequence, before, content);
            await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence == sequence).ExecuteUpdateAsync(
                a => a.SetProperty(x => x.SealContent, content).SetProperty(x => x.SealPrevious, before).SetProperty(x => x.SealHash, hash)));
            previous = hash;
        }

        await SetHeadAsync(trail, 5, previous);
    }

    private static async Task CutWithHeadAsync(TestTrail trail)
    {
        await trail.ChangeAsync(rows => rows.Where(a => a.SealSequence >= 4).ExecuteDeleteAsync());
        await SetHeadAsync(trail, 3, (await trail.RowsAsync())[^1].SealHash!);
    }

    private static async Task SetHeadAsync(TestTrail trail, long sequence, byte[] hash)
    {
        await using var db = trail.Stores.Create(TestTrail.Tenant);
        await db.Set<AuditHead>().ExecuteUpdateAsync(h => h.SetProperty(x => x.Sequence, sequence).SetProperty(x => x.Hash, hash));
    }
}
