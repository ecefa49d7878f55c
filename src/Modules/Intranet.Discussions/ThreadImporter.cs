using System.Text.Json.Nodes;
using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions;

/// <summary>Recipe content of kind <c>thread</c>, with replies by people of the same tenant.</summary>
internal sealed class ThreadImporter(TimeProvider clock) : IContentImporter
{
    private static readonly string[] ThreadKinds = ["discussion", "question", "announcement"];
    private static readonly string[] ReplyProperties = ["author", "body", "createdDaysAgo", "accepted"];

    public string Kind => Thread.ContentKind;

    public IReadOnlyCollection<string> Properties { get; } = ["community", "case", "threadKind", "title", "body", "replies", "validUntilDaysAhead"];

    public void Validate(string path, JsonObject item, RecipeProblems problems)
    {
        problems.Require(path, item, "title", "body", "threadKind");
        if (ImportSubjects.KindOf(item) is not { } subject || ContentKey.Resolve("", subject, item[subject]) is null)
        {
            problems.Add(path, "the key of a community or a case is required, as \"community\" or \"case\"");
        }

        if (item["threadKind"]?.ToString() is { } kind && !ThreadKinds.Contains(kind))
        {
            problems.Add($"{path}.threadKind", $"unknown kind of thread \"{kind}\"{NearestName.Suggest(kind, ThreadKinds)}");
        }

        if (item["replies"] is not (null or JsonArray))
        {
            problems.Add($"{path}.replies", "must be a list");
        }

        var replies = item["replies"] as JsonArray ?? [];
        for (var i = 0; i < replies.Count; i++)
        {
            ValidateReply($"{path}.replies[{i}]", replies[i], problems);
        }
    }

    public async Task ImportAsync(ContentItem item, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IStores>().Open(item.Scope);
        if (await db.Set<Thread>().AnyAsync(t => t.Id == item.Id, cancellationToken))
        {
            return;
        }

        var json = item.Item;
        var subject = await ImportSubjects.FindAsync(item, services, cancellationToken);
        var kind = Enum.Parse<ThreadKind>(json["threadKind"]!.ToString(), ignoreCase: true);
        var validUntil = DaysFromNow(json["validUntilDaysAhead"]?.GetValue<double>() ?? 30);
        var thread = Thread.Start(item.Id, kind, json["title"]!.ToString(), json["body"]!.ToString(), subject, item.Author, item.CreatedUtc, validUntil);
        db.Add(thread);
        await AddRepliesAsync(db, thread, item, services.GetRequiredService<IPeople>(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void ValidateReply(string path, JsonNode? reply, RecipeProblems problems)
    {
        if (reply is not JsonObject value)
        {
            problems.Add(path, "must be an object");
            return;
        }

        problems.Require(path, value, "author", "body");
        problems.RejectUnknown(path, value, ReplyProperties);
    }

    private async Task AddRepliesAsync(IntranetDbContext db, Thread thread, ContentItem item, IPeople people, CancellationToken cancellationToken)
    {
        var number = 0;
        foreach (var json in (item.Item["replies"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var author = await people.FindAsync(item.Tenant, json["author"]!.ToString(), cancellationToken)
                ?? throw new InvalidOperationException($"The thread \"{item.Item["key"]}\" has a reply by {json["author"]}, who is not a user of {item.Tenant}.");
            var id = ContentKey.ToId(item.Tenant, ReplyImporter.ContentKind, $"{item.Item["key"]}/{++number}");
            var written = DaysFromNow(-(json["createdDaysAgo"]?.GetValue<double>() ?? 0));
            var reply = Reply.Write(id, thread.Id, json["body"]!.ToString(), author, written);
            db.Add(reply);
            thread.CountReply(written);
            if (json["accepted"]?.GetValue<bool>() == true)
            {
                thread.Accept(id, thread.Author.Name, written);
            }
        }
    }

    private DateTime DaysFromNow(double days) => clock.GetUtcNow().UtcDateTime.AddDays(days);
}
