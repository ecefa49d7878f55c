namespace Intranet.Discussions.Features;

/// <summary>The tabs above a list of threads.</summary>
/// <param name="Address">Address of the page that holds the list.</param>
/// <param name="Current">The tab shown.</param>
/// <param name="Unanswered">How many questions have no reply.</param>
internal sealed record ThreadTabs(string Address, ThreadTab Current, int Unanswered)
{
    public const string Parameter = "tab";

    public string AddressOf(ThreadTab tab) => tab == ThreadTab.Latest ? Address : $"{Address}?{Parameter}={tab.ToString().ToLowerInvariant()}";

    /// <summary>Reads the query's value; anything unknown is the first tab.</summary>
    public static ThreadTab Parse(string? text) => Enum.TryParse<ThreadTab>(text, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : ThreadTab.Latest;
}
