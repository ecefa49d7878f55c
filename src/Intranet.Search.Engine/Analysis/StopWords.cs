using System.Collections.Frozen;

namespace Intranet.Search.Engine;

/// <summary>Function words by language: articles, pronouns, prepositions, conjunctions, auxiliaries, question words.</summary>
internal static class StopWords
{
    private const string SwedishWords =
        "och eller men samt utan att som om när där då än så ju nog väl en ett den det de dem dom denna detta dessa denne sin sitt sina "
        + "jag du han hon hen vi ni mig dig honom henne oss er sig min mitt mina din ditt dina hans hennes vår vårt våra ert era deras dess "
        + "man någon något några ingen inget inga alla allt varje vilken vilket vilka vad vem vems hur varför vart var i på till från för "
        + "med av hos vid under över mellan efter innan inom mot åt ur per är vara varit blir bli blev blivit har ha hade haft kan kunna "
        + "kunde ska skall skulle vill ville måste bör får får fick inte icke ej också bara mycket mer här nu sedan både antingen dock";

    private const string EnglishWords =
        "a about above after again against all almost also although always am among an and another any are as at be because been before "
        + "being below between both but by can cannot could did do does doing done down during each either ever every few for from further "
        + "had has have having he her here hers herself him himself his how however i if in into is it its itself just least less like "
        + "made make makes many may me might more most much must my myself neither no nor not now of off often on once one only onto or other "
        + "others our ours ourselves out over own per perhaps please rather same say says she should since so some such than that the their "
        + "theirs them themselves then there therefore these they this those though through thus to together too toward under until up upon "
        + "us use used using very via was we well were what whatever when where whether which while who whom whose why will with within "
        + "without would yet you your yours yourself yourselves "
        // What an apostrophe leaves: user's, don't, we'll.
        + "s t ll ve re don doesn didn isn aren wasn weren hasn haven hadn won couldn shouldn wouldn";

    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Swedish = Of(SwedishWords);

    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> English = Of(EnglishWords);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Of(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
