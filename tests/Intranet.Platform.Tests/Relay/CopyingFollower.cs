using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Platform.Tests.Relay;

/// <summary>A follower with a copy of its own, in memory, whose place in the log a test may move.</summary>
internal sealed class CopyingFollower : INodeFollower
{
    public const string ConsumerName = "copy";

    public string Name => ConsumerName;

    public ConcurrentBag<Guid> Seen { get; } = [];

    public LogPosition? Position { get; set; } = LogPosition.Start;

    public int Restarts { get; private set; }

    /// <summary>Called with each key before it counts as seen; throws to fail.</summary>
    public Func<Guid, Task> OnKey { get; set; } = _ => Task.CompletedTask;

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            await OnKey(key.Id);
            Seen.Add(key.Id);
        }
    }

    public LogPosition? PositionOf(string tenant) => Position;

    public void Advance(string tenant, LogPosition position) => Position = position;

    public void StartOver(string tenant) => Restarts++;
}

internal static class FollowerServices
{
    public static void AddSingletonFollower(this IServiceCollection services, IOutboxConsumer follower) =>
        services.AddSingleton(follower).AddSingleton(new OutboxSubscription(Note.Kind, follower.Name));
}
