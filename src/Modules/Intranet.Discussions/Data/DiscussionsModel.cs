using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Discussions.Data;

/// <summary>Tables of threads and replies.</summary>
internal sealed class DiscussionsModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<Thread>(e =>
        {
            e.ToTable("Threads");
            e.HasKey(t => t.Id);
            e.Property(t => t.Title).IsName(Thread.TitleMaximum);
            e.Property(t => t.SubjectKind).HasMaxLength(40);
            e.Property(t => t.SubjectTitle).HasMaxLength(300);
            e.Property(t => t.AccessLabel).HasMaxLength(60);
            e.Property(t => t.AcceptedByName).HasMaxLength(200);
            e.Ignore(t => t.Subject);
            e.OwnsActor(t => t.Author, "Author");
            e.Navigation(t => t.Author).IsRequired();
            e.OwnsActor(t => t.SubjectOwner, "SubjectOwner");
            e.OwnsOne(t => t.Author, a => a.HasIndex(x => x.UserId));
            e.OwnsOne(t => t.SubjectOwner, a => a.HasIndex(x => x.UserId));
            e.HasIndex(t => new { t.SubjectKind, t.SubjectId, t.LastActivityUtc });
            e.HasIndex(t => new { t.Kind, t.LastActivityUtc });
            e.HasIndex(t => t.LastActivityUtc);
        });
        model.Entity<Reply>(e =>
        {
            e.ToTable("Replies");
            e.HasKey(r => r.Id);
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Edition).IsConcurrencyToken();
            e.OwnsActor(r => r.Author, "Author");
            e.Navigation(r => r.Author).IsRequired();
            e.OwnsOne(r => r.Author, a => a.HasIndex(x => x.UserId));
            e.HasOne<Thread>().WithMany().HasForeignKey(r => r.ThreadId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(r => new { r.ThreadId, r.CreatedUtc });
        });
    }
}
