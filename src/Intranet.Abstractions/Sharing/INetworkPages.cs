namespace Intranet.Abstractions;

/// <summary>Finds where a network id is shown, for <c>/n/{id}</c>. One per kind of network page.</summary>
public interface INetworkPages
{
    /// <summary>Path without scope of the network page with this id; null when it is not one of ours or the current person may not see it.</summary>
    Task<string?> FindPathAsync(Guid id, CancellationToken cancellationToken);
}
