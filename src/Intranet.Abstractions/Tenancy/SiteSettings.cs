namespace Intranet.Abstractions;

/// <summary>What an authority decides about its own site. Stored in its own store.</summary>
public sealed record SiteSettings
{
    public string SiteName { get; init; } = "";

    /// <summary>Id of the theme.</summary>
    public string Theme { get; init; } = "Intranet.Theme.Base";

    /// <summary>Brand colour as <c>#rrggbb</c>.</summary>
    public string BrandColor { get; init; } = "#00549f";

    /// <summary>An SVG or PNG logo as a <c>data:</c> URI (≤ 64 KiB); null for the built-in mark.</summary>
    public string? Logo { get; init; }

    /// <summary><c>sv</c> or <c>en</c>: the language of who has not chosen one.</summary>
    public string DefaultCulture { get; init; } = "sv";

    /// <summary>Where people turn with questions about the site; null when not given.</summary>
    public string? Contact { get; init; }

    /// <summary>Number of inhabitants; null when not given.</summary>
    public int? Population { get; init; }

    /// <summary>Raised at each change; part of the theme's address, so that browsers may keep it for ever.</summary>
    public long Revision { get; init; }
}

/// <summary>Reads and changes a tenant's <see cref="SiteSettings"/>; reads are cached.</summary>
public interface ISiteSettings
{
    ValueTask<SiteSettings> GetAsync(string tenant, CancellationToken cancellationToken = default);

    Task<SiteSettings> ChangeAsync(string tenant, Func<SiteSettings, SiteSettings> change, CancellationToken cancellationToken = default);
}
