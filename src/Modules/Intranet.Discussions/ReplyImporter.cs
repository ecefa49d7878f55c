using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions;

/// <summary>Recipe content of kind <c>reply</c>: an answer in a thread that another recipe may have made.</summary>
internal sealed class ReplyImporter : IContentImporter
{
    public const string ContentKind = "reply";

    public string Kind => ContentKind;

    public IReadOnlyCollection<string> Properties { get; } = ["thread", "body", "accepted"];

    public void Validate(string path, JsonObject item, RecipeProblems problems)
    {
        problems.Require(path, item, "body");
        if (ContentKey.Resolve("", Thread.ContentKind, item["thread"]) is null)
        {
            problems.Add($"{path}.thread", "the key of a thread is required here");
        }
    }

    public async Task ImportAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IStores>().Open(item.Scope);
        var threadId = ContentKey.Resolve(item.Tenant, Thread.ContentKind, item.Item["thread"])!.Value;
        var thread = await db.Set<Thread>().SingleOrDefaultAsync(t => t.Id == threadId, cancellationToken)
            ?? throw new InvalidOperationException($"The reply \"{item.Item["key"]}\" names a thread that does not exist.");
        if (await db.Set<Reply>().AnyAsync(r => r.Id == item.Id, cancellationToken))
        {
            return;
        }

        db.Add(Reply.Write(item.Id, threadId, item.Item["body"]!.ToString(), item.Author, item.CreatedUtc));
        await db.SaveThreadAsync(thread, current => Count(current, item), cancellationToken);
    }

    private static void Count(Thread thread, ContentItem item)
    {
        thread.CountReply(item.CreatedUtc);
        if (item.Item["accepted"]?.GetValue<bool>() == true)
        {
            thread.Accept(item.Id, thread.Author.Name, item.CreatedUtc);
        }
    }
}
