namespace Intranet.Ui.Theming;

/// <summary>All tokens of one brand colour in one scheme, light or dark.</summary>
public sealed class SchemeColors
{
    private readonly IReadOnlyDictionary<ThemeToken, ThemeColor> _colors;

    internal SchemeColors(IReadOnlyDictionary<ThemeToken, ThemeColor> colors) => _colors = colors;

    /// <summary>The colour of a token; every token has one.</summary>
    public ThemeColor this[ThemeToken token] => _colors[token];
}
