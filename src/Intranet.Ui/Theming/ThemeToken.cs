namespace Intranet.Ui.Theming;

/// <summary>The colours that the design system asks of one brand colour in one scheme.</summary>
public enum ThemeToken
{
    BackgroundDefault,
    BackgroundTinted,
    SurfaceDefault,
    SurfaceTinted,
    SurfaceHover,
    SurfaceActive,
    BorderSubtle,
    BorderDefault,
    BorderStrong,
    TextSubtle,
    TextDefault,
    BaseDefault,
    BaseHover,
    BaseActive,
    BaseContrastSubtle,
    BaseContrastDefault,
}

/// <summary>Names of <see cref="ThemeToken"/> in style sheets.</summary>
public static class ThemeTokenNames
{
    /// <summary>The token's part of the custom property: <c>base-contrast-default</c>.</summary>
    public static string CssName(this ThemeToken token) => token switch
    {
        ThemeToken.BackgroundDefault => "background-default",
        ThemeToken.BackgroundTinted => "background-tinted",
        ThemeToken.SurfaceDefault => "surface-default",
        ThemeToken.SurfaceTinted => "surface-tinted",
        ThemeToken.SurfaceHover => "surface-hover",
        ThemeToken.SurfaceActive => "surface-active",
        ThemeToken.BorderSubtle => "border-subtle",
        ThemeToken.BorderDefault => "border-default",
        ThemeToken.BorderStrong => "border-strong",
        ThemeToken.TextSubtle => "text-subtle",
        ThemeToken.TextDefault => "text-default",
        ThemeToken.BaseDefault => "base-default",
        ThemeToken.BaseHover => "base-hover",
        ThemeToken.BaseActive => "base-active",
        ThemeToken.BaseContrastSubtle => "base-contrast-subtle",
        ThemeToken.BaseContrastDefault => "base-contrast-default",
        _ => throw new ArgumentOutOfRangeException(nameof(token), token, "Unknown token."),
    };
}
