namespace Intranet.Abstractions;

/// <summary>A board or department of the own organisation.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Path">Its name with those above it before it: <c>Socialnämnden / Barn och unga</c>.</param>
public sealed record UnitInfo(Guid Id, string Title, string Path);

/// <summary>
/// The boards and departments of the current person. Who belongs to a unit also reads what is meant for the units above it.
/// Answers nothing on the network's own site and where no module keeps units.
/// </summary>
public interface IUnits
{
    /// <summary>The units that the person belongs to and may write for, by path.</summary>
    Task<IReadOnlyList<UnitInfo>> GetMineAsync(CancellationToken cancellationToken = default);

    /// <summary>Ids of all units whose things the person may read.</summary>
    Task<IReadOnlySet<Guid>> GetReachAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds a unit of the current organisation, closed ones too; null when there is none.</summary>
    Task<UnitInfo?> FindAsync(Guid id, CancellationToken cancellationToken = default);
}
