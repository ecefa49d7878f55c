using Intranet.Abstractions;

namespace Intranet.Search.Tests;

/// <summary>Things to find.</summary>
internal static class Things
{
    public static SearchDocument Thing(
        string kind, string title, string authority = "vaxjo", string body = "", string label = AccessLabel.Open, Guid? community = null, string[]? tags = null) => new()
        {
            Kind = kind,
            Id = Guid.CreateVersion7(),
            Revision = 1,
            Title = title,
            Body = body,
            Path = $"{kind}s/1",
            AccessLabel = label,
            Authority = authority,
            AuthorityTitle = new Authorities().Find(authority)!.Title,
            CommunityId = community,
            CommunityTitle = community is null ? null : "Slutna kretsen",
            Tags = tags ?? [],
            CreatedUtc = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc),
            UpdatedUtc = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc),
        };

    public static IEnumerable<string> Titles(this SearchAnswer answer) => answer.Items.Select(i => i.Title);

    public static IEnumerable<(string Value, int Count)> Counts(this SearchAnswer answer, string field) =>
        answer.Facets.Single(f => f.Field == field).Values.Select(v => (v.Value, v.Count));
}
