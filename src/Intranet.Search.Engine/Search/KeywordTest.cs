namespace Intranet.Search.Engine;

/// <summary>A <see cref="KeywordFilter"/> over one segment.</summary>
internal sealed class KeywordTest
{
    private readonly KeywordColumn column;
    private readonly bool[] marked;

    private KeywordTest(KeywordColumn column, bool[] marked)
    {
        this.column = column;
        this.marked = marked;
    }

    /// <summary>The test; null when no document of the segment can pass it.</summary>
    public static KeywordTest? For(Segment segment, KeywordFilter filter)
    {
        if (!segment.Keywords.TryGetValue(filter.Field, out var column))
        {
            return null;
        }

        var marked = new bool[column.Values.Count];
        var any = false;
        for (var i = 0; i < marked.Length; i++)
        {
            marked[i] = filter.Values.Contains(column.Values[i], StringComparer.OrdinalIgnoreCase);
            any |= marked[i];
        }

        return any ? new KeywordTest(column, marked) : null;
    }

    public bool Matches(int document) => column.HasAny(document, marked);
}
