namespace Intranet.Users;

/// <summary>A role in a form.</summary>
/// <param name="Name">The role's key.</param>
/// <param name="Text">What people read.</param>
/// <param name="IsChosen">Whether its box is ticked.</param>
internal sealed record RoleChoice(string Name, string Text, bool IsChosen);
