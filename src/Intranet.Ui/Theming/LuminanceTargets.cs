namespace Intranet.Ui.Theming;

/// <summary>
/// The relative luminance that each token aims at, so that contrast follows from the table and not from the brand. The figures are those of
/// Designsystemet's own scale, except four: hovered and pressed surfaces, and dark borders, are moved just so far that text keeps 4.5:1 and
/// borders 3:1 on them too.
/// </summary>
internal static class LuminanceTargets
{
    public const double MinimumTextContrast = 4.5;
    public const double MinimumControlContrast = 3;

    public static readonly IReadOnlyList<ThemeToken> Surfaces =
    [
        ThemeToken.BackgroundDefault, ThemeToken.BackgroundTinted, ThemeToken.SurfaceDefault, ThemeToken.SurfaceTinted,
        ThemeToken.SurfaceHover, ThemeToken.SurfaceActive,
    ];

    /// <summary>Surfaces that a filled button may lie on.</summary>
    public static readonly IReadOnlyList<ThemeToken> RestingSurfaces =
        [ThemeToken.BackgroundDefault, ThemeToken.BackgroundTinted, ThemeToken.SurfaceDefault, ThemeToken.SurfaceTinted];

    public static readonly IReadOnlyDictionary<ThemeToken, double> Light = new Dictionary<ThemeToken, double>
    {
        [ThemeToken.BackgroundDefault] = 1,
        [ThemeToken.BackgroundTinted] = 0.9,
        [ThemeToken.SurfaceDefault] = 1,
        [ThemeToken.SurfaceTinted] = 0.81,
        [ThemeToken.SurfaceHover] = 0.73,
        [ThemeToken.SurfaceActive] = 0.68,
        [ThemeToken.BorderSubtle] = 0.5,
        [ThemeToken.BorderDefault] = 0.19,
        [ThemeToken.BorderStrong] = 0.11,
        [ThemeToken.TextSubtle] = 0.11,
        [ThemeToken.TextDefault] = 0.0245,
    };

    public static readonly IReadOnlyDictionary<ThemeToken, double> Dark = new Dictionary<ThemeToken, double>
    {
        [ThemeToken.BackgroundDefault] = 0.009,
        [ThemeToken.BackgroundTinted] = 0.014,
        [ThemeToken.SurfaceDefault] = 0.021,
        [ThemeToken.SurfaceTinted] = 0.027,
        [ThemeToken.SurfaceHover] = 0.036,
        [ThemeToken.SurfaceActive] = 0.044,
        [ThemeToken.BorderSubtle] = 0.08,
        [ThemeToken.BorderDefault] = 0.24,
        [ThemeToken.BorderStrong] = 0.39,
        [ThemeToken.TextSubtle] = 0.39,
        [ThemeToken.TextDefault] = 0.84,
    };
}
