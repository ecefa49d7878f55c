namespace Intranet.Search.Engine;

/// <summary>
/// A part of a query over one segment. It is asked for one window after the other, in order. It sets the bits of documents that match
/// (leaving others as they are) and adds to the scores of these alone.
/// </summary>
internal abstract class Node
{
    /// <summary>
    /// Evaluates the documents from <paramref name="start"/> to before <paramref name="end"/>; bit 0 is <paramref name="start"/>.
    /// When <paramref name="scores"/> is empty only matching counts.
    /// </summary>
    public abstract void Evaluate(int start, int end, Span<ulong> bits, Span<int> scores);
}
