using Intranet.Abstractions;

namespace Intranet.Tenants.Logos;

/// <summary>Turns an uploaded logo into what is kept: a <c>data:</c> URI of a PNG or of a drawing rebuilt from shapes.</summary>
internal static class LogoFile
{
    /// <summary>Largest file taken, in bytes.</summary>
    public const int MostBytes = 64 * 1024;

    private const string Field = "Logo";

    public static Result<string> ToDataUri(byte[] content)
    {
        if (content.Length > MostBytes)
        {
            return new LogoTooLarge(MostBytes / 1024) { Field = Field };
        }

        if (PngLogo.IsWhole(content))
        {
            return "data:image/png;base64," + Convert.ToBase64String(content);
        }

        var drawing = SvgLogo.Rebuild(content);
        return drawing.Succeeded
            ? "data:image/svg+xml;base64," + Convert.ToBase64String(drawing.Value)
            : Result<string>.From([.. drawing.Errors.Select(e => e with { Field = Field })]);
    }
}
