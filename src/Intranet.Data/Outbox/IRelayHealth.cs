namespace Intranet.Data;

/// <summary>A store whose outbox this host cannot read.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="SinceUtc">Since when.</param>
/// <param name="Error">Kind of the error, without its words.</param>
public sealed record UnreadStore(string Tenant, DateTime SinceUtc, string Error);

/// <summary>How the relay of this host goes.</summary>
public interface IRelayHealth
{
    IReadOnlyCollection<UnreadStore> Unread { get; }
}
