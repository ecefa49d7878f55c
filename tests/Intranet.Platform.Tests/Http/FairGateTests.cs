using Intranet.Core;

namespace Intranet.Platform.Tests.Http;

public sealed class FairGateTests
{
    [Fact]
    public async Task One_tenant_gets_its_share_and_waits_for_more()
    {
        var gate = new FairGate(most: 4, mostOfOne: 2, queueOfOne: 5, queue: 10);
        Assert.True(await gate.EnterAsync("noisy", default));
        Assert.True(await gate.EnterAsync("noisy", default));
        var third = gate.EnterAsync("noisy", default).AsTask();
        Assert.False(third.IsCompleted);
        Assert.True(await gate.EnterAsync("quiet", default));

        gate.Leave("noisy");

        Assert.True(await third);
    }

    [Fact]
    public async Task The_next_free_place_goes_to_the_tenant_whose_turn_it_is_however_many_another_sent()
    {
        var gate = new FairGate(most: 1, mostOfOne: 1, queueOfOne: 50, queue: 100);
        await gate.EnterAsync("noisy", default);
        var noisy = Enumerable.Range(0, 20).Select(_ => gate.EnterAsync("noisy", default).AsTask()).ToList();
        var quiet = gate.EnterAsync("quiet", default).AsTask();

        gate.Leave("noisy");
        Assert.True(await noisy[0]);
        gate.Leave("noisy");

        Assert.True(await quiet.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.False(noisy[1].IsCompleted);
    }

    [Fact]
    public async Task Who_finds_the_queue_full_is_refused_at_once()
    {
        var gate = new FairGate(most: 1, mostOfOne: 1, queueOfOne: 1, queue: 2);
        await gate.EnterAsync("a", default);
        _ = gate.EnterAsync("a", default).AsTask();

        Assert.False(await gate.EnterAsync("a", default));
        _ = gate.EnterAsync("b", default).AsTask();
        Assert.False(await gate.EnterAsync("c", default));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_the_next()
    {
        var gate = new FairGate(most: 1, mostOfOne: 1, queueOfOne: 5, queue: 5);
        await gate.EnterAsync("a", default);
        using var gone = new CancellationTokenSource();
        var first = gate.EnterAsync("a", gone.Token).AsTask();
        var second = gate.EnterAsync("b", default).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        gate.Leave("a");

        Assert.True(await second);
        gate.Leave("b");
        Assert.True(await gate.EnterAsync("a", default));
    }

    [Fact]
    public async Task Under_many_at_once_never_more_are_at_work_than_allowed()
    {
        var gate = new FairGate(most: 6, mostOfOne: 3, queueOfOne: 1000, queue: 5000);
        var (now, worst) = (0, 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (i, _) =>
        {
            var tenant = $"t{i % 7}";
            Assert.True(await gate.EnterAsync(tenant, default));
            var at = Interlocked.Increment(ref now);
            InterlockedMax(ref worst, at);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            gate.Leave(tenant);
        });

        Assert.InRange(worst, 2, 6);
        Assert.Equal(0, now);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
