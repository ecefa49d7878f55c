using System.Collections.Frozen;

namespace Intranet.Search.Engine;

/// <summary>
/// Swedish endings and beginnings that make a word of another word but are no words of a compound: <c>utbild-ning</c>,
/// <c>medborgar-skap</c>, <c>upp-fylla</c>. Some also exist as words; inside a longer word they hardly ever are.
/// </summary>
internal static class BoundParts
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = Of(
        "ning ing else ande ende skap dom het lig bar sam mäss full lös aktig ism ist ion tion itet iv eri are ner ren sen ten len den gen");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Beginnings = Of(
        "upp ned ner ute inne åter sam van miss gen fram hän bort fort genom inter trans pre pro anti kon kom dis rea kon sub sup");

    public static bool IsEnding(ReadOnlySpan<char> stem) => Endings.Contains(stem);

    public static bool IsBeginning(ReadOnlySpan<char> stem) => Beginnings.Contains(stem);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Of(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
