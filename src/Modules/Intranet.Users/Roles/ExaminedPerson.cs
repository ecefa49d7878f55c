using Intranet.Abstractions;

namespace Intranet.Users;

/// <summary>A person whose rights somebody asks about. May do exactly what the person may who signs in with these roles.</summary>
internal sealed class ExaminedPerson(Actor actor, IReadOnlySet<string> held) : ICurrentUser
{
    public bool IsSignedIn => true;

    public Actor Actor => actor;

    public IReadOnlyCollection<string> Permissions => held;

    public bool May(Permission permission) => held.Contains(permission.Name);
}
