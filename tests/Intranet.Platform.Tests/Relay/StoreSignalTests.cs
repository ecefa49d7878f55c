using Intranet.Core;

namespace Intranet.Platform.Tests.Relay;

public sealed class StoreSignalTests
{
    [Fact]
    public async Task A_tenant_stands_in_the_queue_once_however_often_it_is_called()
    {
        var signal = new StoreSignal();
        signal.Changed("vaxjo");
        signal.Changed("vaxjo");
        signal.Changed("umea");

        Assert.Equal(["vaxjo", "umea"], await TakeAsync(signal, finish: true));
    }

    [Fact]
    public async Task A_call_during_the_work_brings_the_tenant_back_after_it()
    {
        var signal = new StoreSignal();
        signal.Changed("vaxjo");
        await TakeAsync(signal, finish: false);
        signal.Changed("vaxjo");
        Assert.Empty(await TakeAsync(signal, finish: false));

        signal.Finished("vaxjo");

        Assert.Equal(["vaxjo"], await TakeAsync(signal, finish: true));
    }

    private static async Task<List<string>> TakeAsync(StoreSignal signal, bool finish)
    {
        var taken = new List<string>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        try
        {
            await foreach (var tenant in signal.ReadAllAsync(stop.Token))
            {
                taken.Add(tenant);
                if (finish)
                {
                    signal.Finished(tenant);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return taken;
        }

        return taken;
    }
}
