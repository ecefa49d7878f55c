using Microsoft.AspNetCore.Identity;

namespace Intranet.Users;

/// <summary>A person with an account in one tenant.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public const int LongestUserName = 100;
    public const int LongestName = 200;
    public const int LongestEmail = 254;

    /// <summary>Name as colleagues read it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Professional title; empty when unknown.</summary>
    public string Title { get; set; } = "";

    /// <summary>Board or department; null when not given.</summary>
    public string? Unit { get; set; }

    /// <summary><c>sv</c> or <c>en</c>; null follows the site.</summary>
    public string? Culture { get; set; }

    /// <summary>Name and user name in upper case, for finding people by part of a name on any database.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>A disabled person cannot sign in and is not found; what they wrote stays.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>For guests: when the account stops working; null for the organisation's own people.</summary>
    public DateTime? GuestUntilUtc { get; set; }

    /// <summary>True while the password is one that an administrator was shown.</summary>
    public bool MustChangePassword { get; set; }

    public DateTime CreatedUtc { get; set; }

    public DateTime UpdatedUtc { get; set; }

    /// <summary>Raised at each save: ETag and version in the search index.</summary>
    public long Revision { get; set; }

    public static string ToKey(string text) => text.Trim().ToUpperInvariant();

    public void RefreshKey() => NameKey = ToKey($"{Name} {UserName}");
}
