using Intranet.Abstractions;

namespace Intranet.Ui;

/// <summary>What a layout needs to know about the site and the reader.</summary>
public sealed record SiteView
{
    /// <summary>The organisation's name; null where the request belongs to none.</summary>
    public required string? Organisation { get; init; }

    /// <summary>What the organisation calls the site; null when it has given no name of its own.</summary>
    public required string? SiteName { get; init; }

    /// <summary>Logo as a <c>data:</c> address; null for the built-in mark.</summary>
    public required string? Logo { get; init; }

    /// <summary>Where people turn with questions about the site; null when not given.</summary>
    public required string? Contact { get; init; }

    /// <summary>The site's base path, <c>""</c> or <c>/vaxjo</c>.</summary>
    public required string PathBase { get; init; }

    /// <summary>Address of the organisation's colours; null for those of the theme.</summary>
    public required string? ThemeAddress { get; init; }

    /// <summary><c>auto</c>, <c>light</c> or <c>dark</c>.</summary>
    public required string ColorScheme { get; init; }

    /// <summary>False when the reader has switched single-key shortcuts off.</summary>
    public required bool HasShortcuts { get; init; }

    /// <summary>True where the site can be searched.</summary>
    public required bool HasSearch { get; init; }

    /// <summary>The reader; null when nobody is signed in.</summary>
    public required Actor? Reader { get; init; }

    /// <summary>Entries of the navigation that the reader may use, in order.</summary>
    public required IReadOnlyList<MenuEntry> Menu { get; init; }

    /// <summary>Entries of one place, in order.</summary>
    public IReadOnlyList<MenuEntry> In(MenuPlace place) => [.. Menu.Where(entry => entry.Place == place)];

    /// <summary>The whole address of an entry of the navigation.</summary>
    public string AddressOf(MenuEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Address(entry.Path);
    }

    /// <summary>The whole address of a path below the site, with or without a leading slash.</summary>
    public string Address(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var rooted = path.StartsWith('/') ? path : $"/{path}";
        var isWhole = PathBase.Length > 0 && (rooted == PathBase || rooted.StartsWith($"{PathBase}/", StringComparison.Ordinal));
        return isWhole ? rooted : PathBase + rooted;
    }
}
