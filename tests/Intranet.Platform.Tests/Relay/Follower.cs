using System.Collections.Concurrent;

namespace Intranet.Platform.Tests.Relay;

/// <summary>A follower that remembers what it was told, and can be made to fail on a key.</summary>
internal sealed class Follower : IOutboxConsumer
{
    private readonly ConcurrentQueue<(string Tenant, Guid Key)> _handled = new();

    public string Name => "follower";

    /// <summary>Called with each key before it counts as handled; throws to fail.</summary>
    public Func<Guid, Task> OnKey { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<(string Tenant, Guid Key)> Handled => [.. _handled];

    public int TimesHandled(Guid key) => _handled.Count(h => h.Key == key);

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            await OnKey(key.Id);
            _handled.Enqueue((tenant, key.Id));
        }
    }
}
