using Intranet.Data;

namespace Intranet.Users;

/// <summary>A named set of permissions in one tenant.</summary>
internal sealed class Role : Aggregate
{
    public const int LongestName = 60;

    public override string? OutboxKind => null;

    public required string Name { get; init; }

    /// <summary>Names of the permissions given, without those that they imply.</summary>
    public List<string> Permissions { get; private set; } = [];

    /// <summary>Gives the role exactly these permissions. Answers true when that changed anything.</summary>
    public bool Give(IEnumerable<string> permissions)
    {
        var wanted = permissions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (wanted.SequenceEqual(Permissions))
        {
            return false;
        }

        Permissions = wanted;
        return true;
    }
}

/// <summary>That a person has a role.</summary>
internal sealed class UserRole
{
    public required Guid UserId { get; init; }

    public required Guid RoleId { get; init; }
}
