namespace Intranet.Abstractions;

/// <summary>The person behind the request. Scoped.</summary>
public interface ICurrentUser
{
    bool IsSignedIn { get; }

    /// <summary>The person. Throws <see cref="InvalidOperationException"/> when nobody is signed in.</summary>
    Actor Actor { get; }

    /// <summary>True when one of the person's roles in the home tenant holds the permission.</summary>
    bool May(Permission permission);

    /// <summary>True for somebody from outside the organisation, who sees the communities that they were invited to and nothing else.</summary>
    bool IsGuest => false;

    /// <summary>Names of all permissions held, for <c>GET /me</c>.</summary>
    IReadOnlyCollection<string> Permissions { get; }
}

/// <summary>Claim types of a signed-in person. Nothing about a person but these enters a cookie.</summary>
public static class PersonClaims
{
    public const string UserId = "sub";
    public const string Tenant = "tenant";
    public const string Name = "name";
    public const string Title = "title";
    public const string Unit = "unit";
    public const string Role = "role";
    public const string Session = "sid";
    public const string SecurityStamp = "stamp";
    public const string Scopes = "scopes";

    /// <summary>Present for guests only.</summary>
    public const string Guest = "guest";
}

/// <summary>A person as others find them.</summary>
public sealed record PersonInfo(Guid Id, string UserName, string Name, string Title, string? Unit);

/// <summary>The directory of a tenant's people, for other modules. Implemented by Users.</summary>
public interface IPeople
{
    /// <summary>Finds an enabled person of the tenant by user name (any case); null when there is none.</summary>
    Task<Actor?> FindAsync(string tenant, string userName, CancellationToken cancellationToken = default);

    /// <summary>Finds an enabled person of the tenant by id; null when there is none.</summary>
    Task<Actor?> FindAsync(string tenant, Guid userId, CancellationToken cancellationToken = default);

    /// <summary>People of the tenant whose name contains the text, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<PersonInfo>> SearchAsync(string tenant, string text, int limit, CancellationToken cancellationToken = default);
}

/// <summary>A demonstration's accounts with their common password. Null outside Development and where there is no demonstration.</summary>
public sealed record DemoAccounts(IReadOnlyList<PersonInfo> People, string Password);

/// <summary>Tells the accounts that a demonstration may be tried with. Implemented by Users.</summary>
public interface IDemoAccounts
{
    Task<DemoAccounts?> GetAsync(string tenant, CancellationToken cancellationToken = default);
}
