using System.Numerics;

namespace Intranet.Search.Engine;

/// <summary>A list of documents that tells the place of each in it.</summary>
internal sealed class DocumentRanks
{
    private readonly ulong[] bits;
    private readonly int[] before;

    /// <param name="documents">The list, ascending.</param>
    /// <param name="count">How many documents the segment has.</param>
    public DocumentRanks(ReadOnlySpan<int> documents, int count)
    {
        bits = Bitmap.Create(count);
        foreach (var document in documents)
        {
            Bitmap.Set(bits, document);
        }

        before = new int[bits.Length];
        for (var i = 1; i < before.Length; i++)
        {
            before[i] = before[i - 1] + BitOperations.PopCount(bits[i - 1]);
        }
    }

    /// <summary>The place of a document that is in the list.</summary>
    public int Of(int document) => before[document >> 6] + BitOperations.PopCount(bits[document >> 6] & ((1UL << document) - 1));
}
