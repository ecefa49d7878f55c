using Intranet.Abstractions;

namespace Intranet.Search.Features.EditWords;

/// <summary>Changes a group of words that mean the same.</summary>
/// <param name="Id">The group.</param>
/// <param name="Entries">As typed, one on each line.</param>
/// <param name="ExpectedRevision">Revision of the group that the person saw.</param>
internal sealed record EditWords(Guid Id, string? Entries, long ExpectedRevision);

/// <summary>Takes a group away.</summary>
/// <param name="Id">The group.</param>
internal sealed record RemoveWords(Guid Id);

internal sealed class EditWordsHandler(WordEditor editor, WordEntries entries, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(EditWords command, CancellationToken cancellationToken)
    {
        var read = entries.Read(nameof(command.Entries), command.Entries);
        return read.Succeeded
            ? await editor.ChangeAsync("search.words-changed.v1", command.Id, list => Change(list, command, read.Value), cancellationToken)
            : Result<Done>.From(read.Errors);
    }

    public Task<Result<Done>> HandleAsync(RemoveWords command, CancellationToken cancellationToken) => editor.ChangeAsync(
        "search.words-removed.v1",
        command.Id,
        list => list.Find(command.Id) is null ? new NotFound() : new WordList([.. list.Groups.Where(g => g.Id != command.Id)]),
        cancellationToken);

    private Result<WordList> Change(WordList list, EditWords command, IReadOnlyList<string> changed)
    {
        if (list.Find(command.Id) is not { } group)
        {
            return new NotFound();
        }

        if (group.Revision != command.ExpectedRevision)
        {
            return new StaleRevision();
        }

        return WordEntries.Taken(list, changed, except: command.Id) is { } taken
            ? new WordsTaken(nameof(command.Entries), taken)
            : new WordList([.. list.Groups.Where(g => g.Id != command.Id), new WordGroup(group.Id, changed, clock.GetUtcNow().UtcDateTime, group.Revision + 1)]);
    }
}
