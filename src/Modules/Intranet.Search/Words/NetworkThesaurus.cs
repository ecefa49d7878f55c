using Intranet.Abstractions;
using Intranet.Data;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>
/// Reads the thesaurus from the store of <c>Default</c>. Each host looks at most once a second whether it was changed, and reads it then; so a change
/// counts everywhere within two.
/// </summary>
internal sealed class NetworkThesaurus(StoreFactory stores, StoreMigrator migrator, TimeProvider clock) : INetworkThesaurus
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private Held? held;

    public async ValueTask<Thesaurus> GetAsync(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref held);
        if (known is not null && clock.GetElapsedTime(known.LookedAt) < Fresh)
        {
            return known.Thesaurus;
        }

        var now = clock.GetTimestamp();
        await migrator.EnsureAsync(ShellSettings.DefaultName, cancellationToken);
        await using var db = stores.Create(ShellSettings.DefaultName);
        var revision = await WordList.RevisionAsync(db, cancellationToken);
        var thesaurus = known?.Revision == revision
            ? known.Thesaurus
            : new Thesaurus((await WordList.ReadAsync(db, cancellationToken)).Groups.Select(g => g.Entries));
        Volatile.Write(ref held, new Held(thesaurus, revision, now));
        return thesaurus;
    }

    /// <summary>Looks anew at the next search.</summary>
    public void Forget() => Volatile.Write(ref held, null);

    private sealed record Held(Thesaurus Thesaurus, long Revision, long LookedAt);
}
