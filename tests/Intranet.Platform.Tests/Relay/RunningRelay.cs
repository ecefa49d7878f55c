using Intranet.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Relay;

/// <summary>A relay at work on a tenant whose changes the given follower follows.</summary>
internal sealed class RunningRelay : IAsyncDisposable
{
    public const string Tenant = "vaxjo";

    private readonly OutboxRelay _relay;

    private RunningRelay(TestPlatform platform, OutboxRelay relay) => (Platform, _relay) = (platform, relay);

    public TestPlatform Platform { get; }

    /// <summary>Makes the tenant, lets <paramref name="before"/> happen while no relay runs, and starts the relay.</summary>
    public static async Task<RunningRelay> StartAsync(
        StoreProvider provider, IOutboxConsumer follower, Func<TestPlatform, Task>? before = null, TimeProvider? clock = null)
    {
        var platform = await TestPlatform.StartAsync(provider, services =>
        {
            services.AddSingletonFollower(follower);
            services.AddSingleton(clock ?? TimeProvider.System);
        });
        await platform.MakeNetworkAsync();
        await platform.MakeTenantAsync(Tenant);
        if (before is not null)
        {
            await before(platform);
        }

        var relay = ActivatorUtilities.CreateInstance<OutboxRelay>(platform.Services);
        await relay.StartAsync(CancellationToken.None);
        return new RunningRelay(platform, relay);
    }

    public static async Task AnnounceAsync(TestPlatform platform, params Guid[] keys)
    {
        await using var db = platform.Stores.Create(Tenant);
        foreach (var key in keys)
        {
            db.Announce(Note.Kind, key);
        }

        await db.SaveChangesAsync();
    }

    public Task AnnounceAsync(params Guid[] keys) => AnnounceAsync(Platform, keys);

    public Task<int> CountWaitingAsync() => Platform.CountAsync<OutboxMessage>(Tenant);

    public async ValueTask DisposeAsync()
    {
        await _relay.StopAsync(CancellationToken.None);
        _relay.Dispose();
        await Platform.DisposeAsync();
    }
}
