using Microsoft.AspNetCore.Http;

namespace Intranet.Ui;

/// <summary>What a reader has chosen about how pages look. Written by the preferences page, read by the layout; says nothing about who reads.</summary>
public static class ReaderCookies
{
    /// <summary>Cookie with <c>auto</c>, <c>light</c> or <c>dark</c>.</summary>
    public const string ColorSchemeName = "scheme";

    /// <summary>Cookie with <c>off</c> where single-key shortcuts are switched off.</summary>
    public const string ShortcutsName = "shortcuts";

    /// <summary>The chosen scheme; <c>auto</c> where none or an unknown one is.</summary>
    public static string ColorScheme(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[ColorSchemeName] is "light" or "dark" ? request.Cookies[ColorSchemeName]! : "auto";
    }

    /// <summary>False when the reader has switched single-key shortcuts off.</summary>
    public static bool HasShortcuts(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[ShortcutsName] != "off";
    }
}
