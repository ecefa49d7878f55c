namespace Intranet.Search;

/// <summary>Words and phrases that mean the same: a search for one of them finds all.</summary>
/// <param name="Id">Given when the group is added.</param>
/// <param name="Entries">As the coordinators wrote them, in their order.</param>
/// <param name="ChangedUtc">When it was last changed.</param>
/// <param name="Revision">Raised at each change.</param>
internal sealed record WordGroup(Guid Id, IReadOnlyList<string> Entries, DateTime ChangedUtc, long Revision)
{
    public const int FewestEntries = 2;
    public const int MostEntries = 12;
    public const int LongestEntry = 80;
}
