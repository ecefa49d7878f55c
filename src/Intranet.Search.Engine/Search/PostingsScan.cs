using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Intranet.Search.Engine;

/// <summary>The loops over unpacked blocks that searches spend their time in.</summary>
internal static class PostingsScan
{
    /// <summary>The part of a block that lies in a window, as a range of places.</summary>
    public static (int From, int To) Range(ReadOnlySpan<int> documents, int start, int end)
    {
        var from = documents[0] >= start ? 0 : FirstNotBefore(documents, start);
        var to = documents[^1] < end ? documents.Length : FirstNotBefore(documents, end);
        return (from, to);
    }

    /// <summary>Sets a bit for each document; bit 0 is <paramref name="start"/>.</summary>
    public static void Mark(ReadOnlySpan<int> documents, int start, Span<ulong> bits)
    {
        if (documents.IsEmpty)
        {
            return;
        }

        // Neighbours share a word: it is gathered in a register and written once.
        var word = (documents[0] - start) >> 6;
        var gathered = 0UL;
        foreach (var document in documents)
        {
            var at = document - start;
            if (at >> 6 != word)
            {
                bits[word] |= gathered;
                (word, gathered) = (at >> 6, 0);
            }

            gathered |= 1UL << at;
        }

        bits[word] |= gathered;
    }

    /// <summary>Adds the score of each document to its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScores(ReadOnlySpan<int> documents, ReadOnlySpan<int> frequencies, int start, ReadOnlySpan<byte> norms, ScoreTable table, Span<int> scores)
    {
        ref var once = ref MemoryMarshal.GetReference(table.Row(1));
        for (var i = 0; i < documents.Length && i < frequencies.Length; i++)
        {
            var document = documents[i];
            var frequency = frequencies[i];
            scores[document - start] += frequency == 1 ? Unsafe.Add(ref once, norms[document]) : table.Score(frequency, norms[document]);
        }
    }

    private static int FirstNotBefore(ReadOnlySpan<int> documents, int target)
    {
        var at = documents.BinarySearch(target);
        return at < 0 ? ~at : at;
    }
}
