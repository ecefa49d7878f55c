using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Intranet.Tenants.Features.ReadHelp;

namespace Intranet.Tenants.Tests;

public sealed class TextsTests
{
    private static readonly ResourceManager Resources = new("Intranet.Tenants.Texts", typeof(Texts).Assembly);

    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_places_to_fill()
    {
        var swedish = Read(CultureInfo.InvariantCulture);
        var english = Read(CultureInfo.GetCultureInfo("en"));

        Assert.NotEmpty(swedish);
        Assert.Equal(swedish.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(swedish, text => Assert.True(Places(text.Value).SetEquals(Places(english[text.Key])), text.Key));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("sharing")]
    [InlineData("privacy")]
    public void Every_help_page_has_a_text_of_its_own_in_each_language(string page)
    {
        var swedish = HelpTexts.Find(page, CultureInfo.GetCultureInfo("sv"));
        var english = HelpTexts.Find(page, CultureInfo.GetCultureInfo("en"));

        Assert.Contains('ä', swedish);
        Assert.DoesNotContain('ä', english);
        Assert.Equal(Regex.Count(swedish, "^## ", RegexOptions.Multiline), Regex.Count(english, "^## ", RegexOptions.Multiline));
    }

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    private static HashSet<string> Places(string text) => [.. Regex.Matches(text, @"\{\d").Select(m => m.Value)];
}
