using Microsoft.EntityFrameworkCore;

namespace Intranet.Platform.Tests;

/// <summary>An aggregate as modules have them: a name, a person, an instant, rows of its own.</summary>
internal sealed class Note : Aggregate
{
    public const string Kind = "note";

    public required string Title { get; set; }

    public required Actor Author { get; set; }

    public DateTime? PublishedUtc { get; set; }

    public List<NoteLine> Lines { get; } = [];

    public override string? OutboxKind => Kind;
}

internal sealed class NoteLine
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Text { get; set; }
}

internal sealed class NoteModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<Note>(note =>
        {
            note.ToTable("Notes");
            note.Property(n => n.Title).IsName(200);
            note.OwnsActor(n => n.Author, "Author");
            note.HasMany(n => n.Lines).WithOne().OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<NoteLine>(line =>
        {
            line.ToTable("NoteLines");
            line.Property(l => l.Id).ValueGeneratedNever();
        });
    }
}
