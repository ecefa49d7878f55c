using Microsoft.Extensions.Localization;

namespace Intranet.Discussions;

/// <summary>Texts with a number: <c>{key}.One</c> for 1, <c>{key}.Many</c> for others.</summary>
internal static class CountedTexts
{
    public static string Counted(this IStringLocalizer<Texts> texts, string key, int count) =>
        count == 1 ? texts[key + ".One"].Value : texts[key + ".Many", count].Value;
}
