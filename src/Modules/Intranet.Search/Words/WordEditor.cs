using Intranet.Abstractions;
using Intranet.Data;

namespace Intranet.Search;

/// <summary>Changes the list of words: one change at a time, with its row in the trail.</summary>
internal sealed class WordEditor(IStores stores, StoreTurns turns, ITenantContext tenant, ICurrentUser user, NetworkThesaurus thesaurus)
{
    /// <summary>Makes a change that answers the new list, or what is wrong.</summary>
    /// <param name="action">The event.</param>
    /// <param name="id">The group.</param>
    /// <param name="change">Told the list as it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<Done>> ChangeAsync(string action, Guid id, Func<WordList, Result<WordList>> change, CancellationToken cancellationToken)
    {
        if (!tenant.Shell.IsDefault || !user.May(SearchPermissions.ManageWords))
        {
            return new NotFound();
        }

        await using var turn = await turns.TakeAsync("search-words", cancellationToken);
        var db = stores.Open(Scope.Network);
        var list = await WordList.ReadAsync(db, cancellationToken);
        var changed = change(list);
        if (!changed.Succeeded)
        {
            return Result<Done>.From(changed.Errors);
        }

        await changed.Value.WriteAsync(db, cancellationToken);
        db.Audit(user.Actor, action, "words", id, new { entries = (changed.Value.Find(id) ?? list.Find(id))?.Entries });
        await db.SaveChangesAsync(cancellationToken);
        thesaurus.Forget();
        return default(Done);
    }
}
