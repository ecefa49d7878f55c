using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests.Relay;

public sealed class OutboxRelayTests
{
    [Theory, BothProviders]
    public async Task A_change_reaches_its_follower_after_the_commit(StoreProvider provider)
    {
        var follower = new Follower();
        await using var relay = await RunningRelay.StartAsync(provider, follower);
        var key = Guid.CreateVersion7();

        await relay.AnnounceAsync(key);

        await Wait.UntilAsync(() => follower.TimesHandled(key) == 1);
        await Wait.UntilAsync(async () => await relay.CountWaitingAsync() == 0);
        Assert.Equal((RunningRelay.Tenant, key), Assert.Single(follower.Handled));
    }

    [Theory, BothProviders]
    public async Task What_was_written_while_no_relay_ran_is_found_at_the_next_start(StoreProvider provider)
    {
        var follower = new Follower();
        var key = Guid.CreateVersion7();
        await using var relay = await RunningRelay.StartAsync(provider, follower, before: platform => RunningRelay.AnnounceAsync(platform, key));

        await Wait.UntilAsync(() => follower.TimesHandled(key) == 1);
    }

    [Theory, BothProviders]
    public async Task Several_changes_of_a_key_are_one_call(StoreProvider provider)
    {
        var follower = new Follower();
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var relay = await RunningRelay.StartAsync(provider, follower, before: async platform =>
        {
            for (var i = 0; i < 5; i++)
            {
                await RunningRelay.AnnounceAsync(platform, first, second);
            }
        });

        await Wait.UntilAsync(async () => await relay.CountWaitingAsync() == 0);

        Assert.Equal((1, 1), (follower.TimesHandled(first), follower.TimesHandled(second)));
    }

    [Theory, BothProviders]
    public async Task More_rows_than_one_batch_holds_are_all_carried_out(StoreProvider provider)
    {
        var follower = new Follower();
        var keys = Enumerable.Range(0, 450).Select(_ => Guid.CreateVersion7()).ToArray();
        await using var relay = await RunningRelay.StartAsync(provider, follower, before: platform => RunningRelay.AnnounceAsync(platform, keys));

        await Wait.UntilAsync(async () => await relay.CountWaitingAsync() == 0);

        Assert.Equal(keys.Order(), follower.Handled.Select(h => h.Key).Order());
    }

    [Theory, BothProviders]
    public async Task A_failure_is_tried_again_until_it_succeeds(StoreProvider provider)
    {
        var follower = new Follower();
        var failures = 0;
        follower.OnKey = _ => ++failures <= 6 ? throw new IOException("The disk is away.") : Task.CompletedTask;
        await using var relay = await RunningRelay.StartAsync(provider, follower, clock: new FastClock(100));
        var key = Guid.CreateVersion7();

        await relay.AnnounceAsync(key);

        await Wait.UntilAsync(() => follower.TimesHandled(key) == 1);
        await Wait.UntilAsync(async () => await relay.CountWaitingAsync() == 0);
    }

    [Theory, BothProviders]
    public async Task A_poisonous_key_holds_back_only_itself(StoreProvider provider)
    {
        var poison = Guid.CreateVersion7();
        var follower = new Follower { OnKey = key => key == poison ? throw new InvalidOperationException("Poison.") : Task.CompletedTask };
        var others = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToArray();
        await using var relay = await RunningRelay.StartAsync(
            provider, follower, before: platform => RunningRelay.AnnounceAsync(platform, [.. others[..10], poison, .. others[10..]]));

        await Wait.UntilAsync(() => others.All(key => follower.TimesHandled(key) > 0));
        await Wait.UntilAsync(async () => await relay.CountWaitingAsync() == 1);

        await using var db = relay.Platform.Stores.Create(RunningRelay.Tenant);
        var waiting = await db.Set<OutboxMessage>().SingleAsync();
        Assert.Equal(poison, waiting.Key);
        Assert.Contains("Poison.", waiting.Error, StringComparison.Ordinal);
        Assert.True(waiting.DueUtc > waiting.CreatedUtc);
    }

    [Theory, BothProviders]
    public async Task A_key_that_never_succeeds_ends_as_a_dead_letter_with_its_error(StoreProvider provider)
    {
        var follower = new Follower { OnKey = _ => throw new InvalidOperationException("Poison. " + new string('x', 5000)) };
        await using var relay = await RunningRelay.StartAsync(provider, follower, clock: new FastClock(2000));
        var key = Guid.CreateVersion7();
        await relay.AnnounceAsync(key);

        OutboxMessage? dead = null;
        await Wait.UntilAsync(async () =>
        {
            await using var db = relay.Platform.Stores.Create(RunningRelay.Tenant);
            dead = await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.DeadUtc != null);
            return dead is not null;
        });

        Assert.Equal((key, 12), (dead!.Key, dead.Attempts));
        Assert.Contains("Poison.", dead.Error, StringComparison.Ordinal);
    }

    [Theory, BothProviders]
    public async Task After_a_dead_letter_later_changes_are_carried_out(StoreProvider provider)
    {
        var isWell = false;
        var follower = new Follower();
        follower.OnKey = _ => isWell ? Task.CompletedTask : throw new InvalidOperationException("Poison.");
        await using var relay = await RunningRelay.StartAsync(provider, follower, clock: new FastClock(2000));
        var key = Guid.CreateVersion7();
        await relay.AnnounceAsync(key);
        await Wait.UntilAsync(() => IsDeadAsync(relay));

        isWell = true;
        await relay.AnnounceAsync(key);

        await Wait.UntilAsync(() => follower.TimesHandled(key) == 1);
    }

    private static async Task<bool> IsDeadAsync(RunningRelay relay)
    {
        await using var db = relay.Platform.Stores.Create(RunningRelay.Tenant);
        return await db.Set<OutboxMessage>().AnyAsync(m => m.DeadUtc != null);
    }
}
