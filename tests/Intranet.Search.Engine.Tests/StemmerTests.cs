namespace Intranet.Search.Engine.Tests;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("skola skolan skolor skolorna skolans")]
    [InlineData("beslut beslutet beslutets besluten")]
    [InlineData("område området områden områdets")]
    [InlineData("kommun kommunen kommuner kommunerna kommunens")]
    [InlineData("paket paketet paketen")]
    [InlineData("universitet universitetet universiteten")]
    public void Swedish_inflections_of_a_word_share_a_stem(string words) =>
        Assert.Single(words.Split(' ').Select(w => SwedishAnalyzer.Instance.Term(w)).Distinct());

    [Theory]
    [InlineData("jaktkarlarne", "jaktkarl")]
    [InlineData("klokast", "klok")]
    [InlineData("kloster", "klost")]
    [InlineData("äpplens", "äppl")]
    [InlineData("friskt", "frisk")]
    [InlineData("arbetslöst", "arbetslös")]
    [InlineData("möjlig", "möj")]
    public void Swedish_stems_are_those_of_the_definition(string word, string stem) => Assert.Equal(stem, SwedishAnalyzer.Instance.Term(word));

    [Theory]
    [InlineData("consistently", "consist")]
    [InlineData("generalizations", "general")]
    [InlineData("happy", "happi")]
    [InlineData("flies", "fli")]
    [InlineData("hopping", "hop")]
    [InlineData("hoped", "hope")]
    [InlineData("relational", "relat")]
    [InlineData("knightly", "knight")]
    public void English_stems_are_those_of_the_definition(string word, string stem) => Assert.Equal(stem, EnglishAnalyzer.Instance.Term(word));

    [Theory]
    [InlineData("ÅÄÖ", "åäö")]
    [InlineData("Ängström", "ängström")]
    [InlineData("idé", "ide")]
    [InlineData("Søren", "sören")]
    [InlineData("müller", "muller")]
    [InlineData("A\u030angström", "ångström")]
    public void Folding_keeps_Swedish_letters_and_drops_foreign_accents(string word, string folded)
    {
        Span<char> buffer = stackalloc char[Analyzer.MaxWordLength];
        Assert.Equal(folded, new string(buffer[..Analyzer.Fold(word, buffer)]));
    }
}
