namespace Intranet.Users;

/// <summary>Who a token is.</summary>
/// <param name="UserId">Id of the person.</param>
/// <param name="UserName">What the person signs in with.</param>
/// <param name="Name">Name as colleagues read it.</param>
/// <param name="Title">Professional title; empty when unknown.</param>
/// <param name="Tenant">Home tenant.</param>
/// <param name="Roles">Names of the person's roles.</param>
/// <param name="Permissions">Names of all that the person may do.</param>
public sealed record Me(
    Guid UserId, string UserName, string Name, string Title, MeTenant Tenant, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions);

/// <summary>A tenant by key and by name.</summary>
public sealed record MeTenant(string Name, string Title);
