using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Relay;

/// <summary>Followers that every node has for itself: they read the store's log from where they stand.</summary>
public sealed class NodeFollowerTests
{
    [Theory, BothProviders]
    public async Task A_change_is_logged_and_followed(StoreProvider provider)
    {
        var follower = new CopyingFollower();
        await using var relay = await RunningRelay.StartAsync(provider, follower);
        var key = Guid.CreateVersion7();

        await relay.AnnounceAsync(key);

        await Wait.UntilAsync(() => follower.Seen.Contains(key));
        await Wait.UntilAsync(async () => await relay.CountWaitingAsync() == 0);
        Assert.Equal(1, follower.Position!.Value.Sequence);
    }

    [Theory, BothProviders]
    public async Task Another_copy_follows_the_same_changes_from_where_it_stands(StoreProvider provider)
    {
        var follower = new CopyingFollower();
        await using var relay = await RunningRelay.StartAsync(provider, follower);
        var keys = Enumerable.Range(0, 450).Select(_ => Guid.CreateVersion7()).ToList();
        await relay.AnnounceAsync([.. keys]);
        await Wait.UntilAsync(() => follower.Position?.Sequence == 450);

        follower.Seen.Clear();
        follower.Position = follower.Position!.Value with { Sequence = 100 };
        var last = Guid.CreateVersion7();
        await relay.AnnounceAsync(last);

        await Wait.UntilAsync(() => follower.Seen.Contains(last));
        Assert.Equal(351, follower.Seen.Distinct().Count());
    }

    [Theory, BothProviders]
    public async Task A_copy_that_the_log_does_not_reach_back_to_is_made_anew(StoreProvider provider)
    {
        var follower = new CopyingFollower();
        await using var relay = await RunningRelay.StartAsync(provider, follower);
        await relay.AnnounceAsync(Guid.CreateVersion7(), Guid.CreateVersion7());
        await Wait.UntilAsync(() => follower.Position?.Sequence == 2);
        await using (var db = relay.Platform.Stores.Create(RunningRelay.Tenant))
        {
            await db.Set<LoggedChange>().ExecuteDeleteAsync();
        }

        follower.Position = LogPosition.Start;
        await relay.AnnounceAsync(Guid.CreateVersion7());

        await Wait.UntilAsync(() => follower.Restarts > 0);
    }

    [Theory, BothProviders]
    public async Task A_store_whose_content_was_exchanged_is_followed_by_no_old_copy(StoreProvider provider)
    {
        var follower = new CopyingFollower();
        await using var relay = await RunningRelay.StartAsync(provider, follower);
        await relay.AnnounceAsync(Guid.CreateVersion7());
        await Wait.UntilAsync(() => follower.Position?.Sequence == 1);

        await using (var db = relay.Platform.Stores.Create(RunningRelay.Tenant))
        {
            await ChangeLog.StartAnewAsync(db, default);
        }

        await relay.AnnounceAsync(Guid.CreateVersion7());
        await Wait.UntilAsync(() => follower.Restarts > 0);
    }

    [Theory, BothProviders]
    public async Task A_key_that_fails_is_tried_again_and_holds_nothing_back(StoreProvider provider)
    {
        var (poison, well) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var failures = 0;
        var follower = new CopyingFollower { OnKey = key => key == poison && ++failures <= 4 ? throw new IOException("The disk is away.") : Task.CompletedTask };
        await using var relay = await RunningRelay.StartAsync(provider, follower, clock: new FastClock(100));

        await relay.AnnounceAsync(poison, well);

        await Wait.UntilAsync(() => follower.Seen.Contains(well) && follower.Seen.Contains(poison));
        await Wait.UntilAsync(async () => await relay.CountWaitingAsync() == 0);
    }

    [Theory, BothProviders]
    public async Task A_key_that_never_succeeds_ends_as_a_dead_letter(StoreProvider provider)
    {
        var follower = new CopyingFollower { OnKey = _ => throw new InvalidOperationException("Poison.") };
        await using var relay = await RunningRelay.StartAsync(provider, follower, clock: new FastClock(2000));
        await relay.AnnounceAsync(Guid.CreateVersion7());

        await Wait.UntilAsync(async () =>
        {
            await using var db = relay.Platform.Stores.Create(RunningRelay.Tenant);
            return await db.Set<OutboxMessage>().AnyAsync(m => m.DeadUtc != null && m.Attempts == 12);
        });
    }

    [Fact]
    public async Task Several_processes_append_at_once_without_gaps_and_claim_each_row_once()
    {
        await using var platform = await TestPlatform.StartAsync(StoreProvider.PostgreSql, services => services
            .AddSingletonFollower(new CopyingFollower()));
        await platform.MakeNetworkAsync();
        await platform.MakeTenantAsync(RunningRelay.Tenant);
        await RunningRelay.AnnounceAsync(platform, [.. Enumerable.Range(0, 300).Select(_ => Guid.CreateVersion7())]);

        var moved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MoveAllAsync(platform)));

        Assert.Equal(300, moved.Sum());
        await using var db = platform.Stores.Create(RunningRelay.Tenant);
        var sequences = await db.Set<LoggedChange>().OrderBy(c => c.Sequence).Select(c => c.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 300).Select(n => (long)n), sequences);
    }

    private static async Task<int> MoveAllAsync(TestPlatform platform)
    {
        var all = 0;
        for (var empty = 0; empty < 20;)
        {
            await using var db = platform.Stores.Create(RunningRelay.Tenant);
            var moved = await db.MoveToLogAsync([CopyingFollower.ConsumerName], 10, default);
            all += moved;
            empty += moved == 0 ? 1 : 0;
        }

        return all;
    }
}
