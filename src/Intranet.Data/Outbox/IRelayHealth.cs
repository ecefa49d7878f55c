namespace Intranet.Data;

/// <summary>A store whose outbox this host cannot read.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="SinceUtc">Since when.</param>
/// <param name="Error">Kind of the error, without its words.</param>
public sealed record UnreadStore(string Tenant, DateTime SinceUtc, string Error);

/// <summary>How much of a store the relay could not carry on.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Count">Changes that wait after a failure.</param>
/// <param name="GivenUp">Those of them that wait for a person.</param>
/// <param name="SinceUtc">The oldest of them.</param>
public sealed record StuckStore(string Tenant, int Count, int GivenUp, DateTime SinceUtc);

/// <summary>How the relay goes, as this host knows without asking any store: hosts tell each other within a second.</summary>
public interface IRelayHealth
{
    IReadOnlyCollection<UnreadStore> Unread { get; }

    /// <summary>Stores where something waits after a failure.</summary>
    IReadOnlyCollection<StuckStore> Stuck { get; }
}
