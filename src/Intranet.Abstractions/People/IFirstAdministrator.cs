namespace Intranet.Abstractions;

/// <summary>The organisation has accounts already; its own administrators make the others.</summary>
public sealed record OrganisationHasPeople() : Error(ErrorKind.Conflict);

/// <summary>
/// Opens the very first account of an organisation, for whoever prepares it. Nobody from outside opens another: an account opens
/// what the organisation keeps. Implemented by Users.
/// </summary>
public interface IFirstAdministrator
{
    /// <summary>True while the organisation has no account.</summary>
    Task<bool> IsWantedAsync(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Makes the account with the role Administrator. Answers its temporary password, shown once.</summary>
    Task<Result<string>> CreateAsync(string tenant, string? userName, string? name, string? email, CancellationToken cancellationToken = default);
}
