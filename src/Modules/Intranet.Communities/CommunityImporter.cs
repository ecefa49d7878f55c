using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Communities;

/// <summary>Recipe content of kind <c>community</c>.</summary>
internal sealed class CommunityImporter : IContentImporter
{
    private static readonly string[] Accesses = ["open", "closed"];

    public string Kind => Community.ContentKind;

    public IReadOnlyCollection<string> Properties { get; } = ["title", "description", "access", "tags", "members", "moderators"];

    public void Validate(string path, JsonObject item, RecipeProblems problems)
    {
        problems.Require(path, item, "title", "description");
        if (item["access"]?.ToString() is { } access && !Accesses.Contains(access))
        {
            problems.Add($"{path}.access", $"must be \"open\" or \"closed\"{NearestName.Suggest(access, Accesses)}");
        }

        foreach (var list in new[] { "tags", "members", "moderators" }.Where(l => item[l] is not (null or JsonArray)))
        {
            problems.Add($"{path}.{list}", "must be a list");
        }
    }

    public async Task ImportAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IStores>().Open(item.Scope);
        if (await db.Set<Community>().AnyAsync(c => c.Id == item.Id, cancellationToken))
        {
            return;
        }

        var json = item.Item;
        var access = json["access"]?.ToString() == "closed" ? CommunityAccess.Closed : CommunityAccess.Open;
        var community = Community.Create(
            item.Id, json["title"]!.ToString(), json["description"]!.ToString(), access, Names(json, "tags"), item.Author, item.CreatedUtc);
        db.Add(community);
        foreach (var (person, role) in await PeopleAsync(item, services.GetRequiredService<IPeople>(), cancellationToken))
        {
            db.Add(Membership.Of(community.Id, person, role, item.CreatedUtc));
        }

        await db.TrySaveMembersAsync(community, cancellationToken);
    }

    /// <summary>The named members and moderators; the author is one of them, and moderates where nobody else does.</summary>
    private static async Task<IEnumerable<(Actor Person, MemberRole Role)>> PeopleAsync(ContentItem item, IPeople people, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, (Actor, MemberRole)>();
        foreach (var (list, role) in new[] { ("members", MemberRole.Member), ("moderators", MemberRole.Moderator) })
        {
            foreach (var name in Names(item.Item, list))
            {
                var person = await people.FindAsync(item.Tenant, name, cancellationToken)
                    ?? throw new InvalidOperationException($"The community \"{item.Item["key"]}\" names {name}, who is not a user of {item.Tenant}.");
                found[person.UserId] = (person, role);
            }
        }

        if (found.Values.All(f => f.Item2 != MemberRole.Moderator))
        {
            found[item.Author.UserId] = (item.Author, MemberRole.Moderator);
        }

        found.TryAdd(item.Author.UserId, (item.Author, MemberRole.Member));
        return found.Values;
    }

    private static IEnumerable<string> Names(JsonObject json, string list) => (json[list] as JsonArray)?.Select(n => n!.ToString()) ?? [];
}
