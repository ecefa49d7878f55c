namespace Intranet.Testing;

/// <summary>How somebody looks at the site.</summary>
public sealed record WindowOptions
{
    public bool JavaScript { get; init; } = true;

    public bool IsDark { get; init; }

    /// <summary>CSS pixels; a telephone is 390.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>The browser's language: <c>sv-SE</c> or <c>en-GB</c>.</summary>
    public string Locale { get; init; } = "sv-SE";
}
