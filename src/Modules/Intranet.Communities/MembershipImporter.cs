using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Communities;

/// <summary>Recipe content of kind <c>membership</c>: the author joins a community that another recipe may have made.</summary>
internal sealed class MembershipImporter : IContentImporter
{
    private static readonly string[] Roles = ["member", "moderator"];

    public string Kind => "membership";

    public IReadOnlyCollection<string> Properties { get; } = ["community", "role"];

    public void Validate(string path, JsonObject item, RecipeProblems problems)
    {
        if (ContentKey.Resolve("", Community.ContentKind, item["community"]) is null)
        {
            problems.Add($"{path}.community", "the key of a community is required here");
        }

        if (item["role"]?.ToString() is { } role && !Roles.Contains(role))
        {
            problems.Add($"{path}.role", $"must be \"member\" or \"moderator\"{NearestName.Suggest(role, Roles)}");
        }
    }

    public async Task ImportAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IStores>().Open(item.Scope);
        var id = ContentKey.Resolve(item.Tenant, Community.ContentKind, item.Item["community"])!.Value;
        var community = await db.Set<Community>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            ?? throw new InvalidOperationException($"The membership \"{item.Item["key"]}\" names a community that does not exist.");
        if (await db.Set<Membership>().FindAsync([id, item.Author.Tenant, item.Author.UserId], cancellationToken) is not null)
        {
            return;
        }

        var role = item.Item["role"]?.ToString() == "moderator" ? MemberRole.Moderator : MemberRole.Member;
        db.Add(Membership.Of(id, item.Author, role, item.CreatedUtc));
        await db.TrySaveMembersAsync(community, cancellationToken);
    }
}
