using Intranet.Ui.Theming;

namespace Intranet.Tenants.Features.ChooseTheme;

/// <summary>How a brand colour will look; null colours where the text is no colour.</summary>
internal sealed record ThemePreview(string Text, ThemeScale? Scale, BrandColorCheck? Check)
{
    public static ThemePreview Of(string? text) =>
        ThemeColor.TryParse(text?.Trim(), out var color)
            ? new ThemePreview(color.ToString(), ThemeScale.From(color), BrandColorCheck.Of(color))
            : new ThemePreview(text ?? "", null, null);
}
