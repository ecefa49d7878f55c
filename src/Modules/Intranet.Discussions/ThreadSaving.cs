using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions;

/// <summary>Saves changes to a thread that do not mind what others did to it meanwhile: replies, marks, closing.</summary>
internal static class ThreadSaving
{
    private const int MostAttempts = 20;

    /// <summary>Applies the change and saves; where somebody else was first, reads the thread again and applies it to that.</summary>
    /// <param name="db">The store.</param>
    /// <param name="thread">The thread, tracked.</param>
    /// <param name="change">What to do to the thread; may be called several times.</param>
    /// <param name="cancellationToken">Stops the save.</param>
    /// <exception cref="DbUpdateConcurrencyException">Something else than the thread was changed by somebody else meanwhile.</exception>
    public static async Task SaveThreadAsync(this IntranetDbContext db, Thread thread, Action<Thread> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            change(thread);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException exception) when (attempt < MostAttempts && exception.Entries.All(e => e.Entity == thread || e.Metadata.IsOwned()))
            {
                // The person who answered last stands in the thread's own row and fails with it.
                await db.Entry(thread).ReloadAsync(cancellationToken);
            }
        }
    }
}
