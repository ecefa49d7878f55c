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
    public static Task SaveThreadAsync(this IntranetDbContext db, Thread thread, Action<Thread> change, CancellationToken cancellationToken) =>
        db.TrySaveThreadAsync(
            thread,
            current =>
            {
                change(current);
                return ValueTask.FromResult(true);
            },
            cancellationToken);

    /// <summary>As <see cref="SaveThreadAsync"/>, for a change that what others did meanwhile may forbid.</summary>
    /// <param name="db">The store.</param>
    /// <param name="thread">The thread, tracked.</param>
    /// <param name="change">Does it; false where the thread as it is now does not allow it.</param>
    /// <param name="cancellationToken">Stops the save.</param>
    /// <returns>False, with nothing saved, where the change was not allowed.</returns>
    public static async Task<bool> TrySaveThreadAsync(
        this IntranetDbContext db, Thread thread, Func<Thread, ValueTask<bool>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!await change(thread))
            {
                db.ChangeTracker.Clear();
                return false;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateConcurrencyException exception) when (attempt < MostAttempts && exception.Entries.All(e => e.Entity == thread || e.Metadata.IsOwned()))
            {
                // The person who answered last stands in the thread's own row and fails with it.
                await db.Entry(thread).ReloadAsync(cancellationToken);
            }
        }
    }
}
