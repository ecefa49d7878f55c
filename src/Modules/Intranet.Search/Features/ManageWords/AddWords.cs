using Intranet.Abstractions;

namespace Intranet.Search.Features.ManageWords;

/// <summary>Adds a group of words that mean the same.</summary>
/// <param name="Entries">As typed, one on each line.</param>
internal sealed record AddWords(string? Entries);

internal sealed class AddWordsHandler(WordEditor editor, WordEntries entries, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(AddWords command, CancellationToken cancellationToken)
    {
        var read = entries.Read(nameof(command.Entries), command.Entries);
        if (!read.Succeeded)
        {
            return Result<Done>.From(read.Errors);
        }

        var group = new WordGroup(Guid.CreateVersion7(), read.Value, clock.GetUtcNow().UtcDateTime, 1);
        return await editor.ChangeAsync("search.words-added.v1", group.Id, list => Add(list, group, nameof(command.Entries)), cancellationToken);
    }

    private static Result<WordList> Add(WordList list, WordGroup group, string field) =>
        list.Groups.Count >= WordList.MostGroups ? new WordsFull(WordList.MostGroups)
        : WordEntries.Taken(list, group.Entries, except: null) is { } taken ? new WordsTaken(field, taken)
        : new WordList([.. list.Groups, group]);
}
