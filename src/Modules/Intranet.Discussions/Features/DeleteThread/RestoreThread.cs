using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Discussions.Features.DeleteThread;

internal sealed record RestoreThread(Scope Scope, Guid Id);

/// <summary>Puts a removed thread back.</summary>
internal sealed class RestoreThreadHandler(ThreadFinder finder, ICurrentUser user)
{
    public async Task<Result<Thread>> HandleAsync(RestoreThread command, CancellationToken cancellationToken)
    {
        if (await finder.FindRemovedAsync(command.Scope, command.Id, cancellationToken) is not { } found)
        {
            return new NotFound();
        }

        found.Db.Audit(user.Actor, "discussions.thread-restored.v1", Thread.ContentKind, command.Id);
        await found.Db.SaveThreadAsync(found.Thread, thread => thread.Restore(), cancellationToken);
        return found.Thread;
    }
}
