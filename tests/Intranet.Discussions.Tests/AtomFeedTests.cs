using System.Xml.Linq;
using Intranet.Abstractions;
using Intranet.Discussions.Features.ReadFeed;
using static Intranet.Discussions.Tests.People;

namespace Intranet.Discussions.Tests;

public sealed class AtomFeedTests
{
    private static readonly DateTime Now = new(2026, 11, 12, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Whatever_people_type_the_feed_is_well_formed()
    {
        var subject = new ThreadSubject(new SubjectRef("community", Guid.NewGuid()), "Vinterjouren", AccessLabel.Open, Owner: null);
        var thread = Thread.Start(Guid.NewGuid(), ThreadKind.Discussion, "Snö \u0001 & <is> ❄️ \uFFFF", "**Halt** \u000B i morgon", subject, Anna, Now, null);

        var feed = AtomFeed.Write("Vinterjouren", Guid.NewGuid(), "https://a.example/c", "https://a.example/c/feed", [thread], _ => "https://a.example/t", Now);

        var titles = XDocument.Parse(feed).Descendants().Where(e => e.Name.LocalName == "title").Select(e => e.Value);
        Assert.Contains("Snö  & <is> ❄️ ", titles);
    }
}
