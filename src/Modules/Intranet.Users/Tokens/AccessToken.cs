namespace Intranet.Users;

/// <summary>What a token allows beyond what its person may.</summary>
[Flags]
internal enum TokenScopes
{
    None = 0,
    Read = 1,
    Write = 2,
}

internal static class TokenScopesText
{
    /// <summary><c>read</c>, <c>write</c> or <c>read write</c>.</summary>
    public static string ToText(this TokenScopes scopes) => scopes switch
    {
        TokenScopes.Read => "read",
        TokenScopes.Write => "write",
        TokenScopes.Read | TokenScopes.Write => "read write",
        _ => "",
    };
}

/// <summary>A personal access token. Only its hash is kept; the token itself is shown once.</summary>
internal sealed class AccessToken
{
    public const int LongestName = 100;

    /// <summary>Longest life, in days.</summary>
    public const int MostDays = 366;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token. The token is 256 random bits, so that no slower hash is needed.</summary>
    public required byte[] Hash { get; init; }

    public required TokenScopes Scopes { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime ExpiresUtc { get; init; }

    /// <summary>True to within a quarter of an hour; null before the first use.</summary>
    public DateTime? LastUsedUtc { get; set; }

    public DateTime? RevokedUtc { get; set; }
}
