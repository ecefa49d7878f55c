namespace Intranet.Data;

/// <summary>Told when an organisation is removed, so that a module takes what was its out of the network's store. What others wrote stays theirs.</summary>
public interface IDeparture
{
    /// <summary>Changes the network's store; the caller saves, with the changes of the other modules in one transaction. May be repeated.</summary>
    Task LeaveAsync(IntranetDbContext network, string tenant, CancellationToken cancellationToken);
}
