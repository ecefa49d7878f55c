namespace Intranet.Search.Engine;

/// <summary>Of which neighbours a list is kept: of terms so frequent that many documents would hold both by chance, and had to be looked at for a phrase.</summary>
internal static class PairRule
{
    /// <summary>A pair is listed when at least this share of the documents would hold both of its terms by chance.</summary>
    private const int Share = 40;

    /// <summary>Lists shorter than a few blocks are looked through as fast.</summary>
    private const int Least = 2 * BitPacking.BlockSize;

    /// <summary>In how many documents a term has to be, to be of any listed pair.</summary>
    public static int LeastDocuments(int documents) => Math.Max(Least, documents / Share);

    public static bool Holds(int documents, int first, int second) => (long)first * second * Share >= (long)documents * documents;

    /// <summary>Which of two terms the list of a pair is written by: the one in fewer documents.</summary>
    public static bool IsFirstRarer(int first, int second) => first <= second;
}
