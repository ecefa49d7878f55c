using System.Text.Json;
using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Search;

/// <summary>The network's groups of words, kept in the store of <c>Default</c> as one setting: they are few, and always read together.</summary>
internal sealed record WordList(IReadOnlyList<WordGroup> Groups)
{
    public const int MostGroups = 500;

    private const string Name = "search-words";

    /// <summary>In the order of their first words.</summary>
    public IEnumerable<WordGroup> InOrder() => Groups.OrderBy(g => g.Entries[0], StringComparer.CurrentCultureIgnoreCase).ThenBy(g => g.Id);

    public WordGroup? Find(Guid id) => Groups.FirstOrDefault(g => g.Id == id);

    public static async Task<WordList> ReadAsync(IntranetDbContext db, CancellationToken cancellationToken) =>
        Read(await db.Set<StoredSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == Name, cancellationToken));

    /// <summary>Raised at each change; 0 before the first.</summary>
    public static Task<long> RevisionAsync(IntranetDbContext db, CancellationToken cancellationToken) =>
        db.Set<StoredSetting>().Where(s => s.Name == Name).Select(s => s.Revision).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Puts a list in the place of what is there; the caller holds the turn, and saves.</summary>
    public async Task WriteAsync(IntranetDbContext db, CancellationToken cancellationToken)
    {
        var row = await db.Set<StoredSetting>().SingleOrDefaultAsync(s => s.Name == Name, cancellationToken);
        if (row is null)
        {
            row = new StoredSetting { Name = Name, Json = "" };
            db.Add(row);
        }

        row.Json = JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
        row.Revision++;
    }

    private static WordList Read(StoredSetting? row) =>
        (row is null ? null : JsonSerializer.Deserialize<WordList>(row.Json, JsonSerializerOptions.Web)) ?? new WordList([]);
}
