using Intranet.Abstractions;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Discussions;

/// <summary>
/// Follows the subjects that threads hang on: renames them, and hides from lists and search what hangs on a subject that
/// can no longer be found. The pages of the threads themselves ask the subject each time.
/// </summary>
internal sealed class SubjectFollower(IShellScopes scopes) : IOutboxConsumer
{
    public const string ConsumerName = "discussions.subjects";
    public static readonly string[] Kinds = ["community", "case", "unit"];

    /// <summary>Label that nobody holds.</summary>
    private const string Nobody = "nobody";

    public string Name => ConsumerName;

    public async Task HandleAsync(string tenant, IReadOnlyList<OutboxKey> keys, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenant);
        var sources = scope.Services.GetServices<ISearchSource>().ToDictionary(s => s.Kind, StringComparer.Ordinal);
        var states = scope.Services.GetServices<ISubjectStates>().ToDictionary(s => s.Kind, StringComparer.Ordinal);
        await using var db = await scope.Services.GetRequiredService<IStores>().OpenAsync(tenant, cancellationToken);
        foreach (var key in keys)
        {
            if (states.TryGetValue(key.Kind, out var state))
            {
                await FollowAsync(db, key, await state.LoadAsync(tenant, key.Id, cancellationToken), cancellationToken);
            }
            else if (sources.TryGetValue(key.Kind, out var source))
            {
                var found = await source.LoadAsync(tenant, key.Id, cancellationToken);
                await FollowAsync(db, key, found is null ? null : new SubjectState(found.Title, found.AccessLabel), cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task FollowAsync(IntranetDbContext db, OutboxKey key, SubjectState? subject, CancellationToken cancellationToken)
    {
        var threads = db.Set<Thread>().Where(t => t.SubjectKind == key.Kind && t.SubjectId == key.Id);
        if (subject is null)
        {
            foreach (var thread in await threads.Where(t => t.AccessLabel != Nobody).ToListAsync(cancellationToken))
            {
                thread.FollowSubject(thread.SubjectTitle, Nobody);
            }

            return;
        }

        foreach (var thread in await threads.Where(t => t.AccessLabel != subject.AccessLabel || t.SubjectTitle != subject.Title).ToListAsync(cancellationToken))
        {
            thread.FollowSubject(subject.Title, subject.AccessLabel);
        }
    }
}
