using Intranet.Abstractions;
using Intranet.Tenants.Features.ShowHome;

namespace Intranet.Tenants.Tests;

public sealed class SearchExamplesTests
{
    [Fact]
    public void The_most_used_tags_come_first_and_equals_by_letter() =>
        Assert.Equal(
            ["skola", "snö", "vård"],
            SearchExamples.Choose([Case("A", "skola", "vård"), Case("B", "Skola", "snö"), Case("C", "äldre")]));

    [Fact]
    public void A_tag_that_everything_carries_is_left_out() =>
        Assert.Equal(["skola", "snö", "A"], SearchExamples.Choose([Case("A", "demo", "skola"), Case("B", "demo", "snö")]));

    [Fact]
    public void Nothing_shared_gives_no_words() => Assert.Empty(SearchExamples.Choose([]));

    private static SearchDocument Case(string title, params string[] tags) => new()
    {
        Kind = "case", Id = Guid.Empty, Revision = 1, Title = title, Body = "", Path = "", AccessLabel = AccessLabel.Open, Authority = "vaxjo",
        AuthorityTitle = "Växjö kommun", Tags = tags, CreatedUtc = DateTime.UnixEpoch, UpdatedUtc = DateTime.UnixEpoch,
    };
}
