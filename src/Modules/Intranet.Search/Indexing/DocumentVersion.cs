namespace Intranet.Search;

/// <summary>
/// Versions inside an index. What can be found has twice its revision, a deletion the odd number after what it deleted. So
/// a deletion may be repeated without climbing past the revisions to come, and a thing that is hidden and shown again is
/// always newer than its tombstone.
/// </summary>
internal static class DocumentVersion
{
    public static long Of(long revision) => revision * 2;

    public static bool IsDeletion(long version) => (version & 1) == 1;

    public static long Deleting(long held) => held | 1;

    public static long RevisionOf(long version) => version >> 1;
}
