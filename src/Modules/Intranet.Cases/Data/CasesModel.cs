using Intranet.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Intranet.Cases.Data;

/// <summary>Tables of the own scope (<c>Cases…</c>) and of the network's (<c>SharedCases</c>, <c>Adoptions</c>).</summary>
internal sealed class CasesModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<Case>(MapCase);
        model.Entity<CoAuthor>(MapCoAuthor);
        model.Entity<CaseVersion>(MapVersion);
        model.Entity<SharedCase>(MapShared);
        model.Entity<Adoption>(MapAdoption);
    }

    private static void MapCase(EntityTypeBuilder<Case> e)
    {
        e.ToTable("Cases");
        e.HasKey(c => c.Id);
        e.OwnsOne(c => c.Content, MapContent);
        e.OwnsOne(c => c.Working, MapContent);
        e.OwnsActor(c => c.Author, "Author");
        e.OwnsActor(c => c.RequestedBy, "RequestedBy");
        e.OwnsActor(c => c.DecidedBy, "DecidedBy");
        e.Navigation(c => c.Content).IsRequired();
        e.Navigation(c => c.Author).IsRequired();
        e.Property(c => c.RequestMessage).HasMaxLength(CaseLimits.Message);
        e.Property(c => c.DecisionMessage).HasMaxLength(CaseLimits.Message);
        e.HasMany(c => c.CoAuthors).WithOne().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Cascade);
        e.Navigation(c => c.CoAuthors).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
        e.HasIndex(c => new { c.Status, c.RemovedUtc, c.PublishedUtc });
        e.HasIndex(c => c.Sharing);
    }

    private static void MapCoAuthor(EntityTypeBuilder<CoAuthor> e)
    {
        e.ToTable("CaseCoAuthors");
        e.HasKey(a => new { a.CaseId, a.UserId });
        e.OwnsActor(a => a.Person, "Person");
        e.Navigation(a => a.Person).IsRequired();
        e.HasIndex(a => a.UserId);
    }

    private static void MapVersion(EntityTypeBuilder<CaseVersion> e)
    {
        e.ToTable("CaseVersions");
        e.HasKey(v => new { v.CaseId, v.Number });
        e.Property(v => v.Number).ValueGeneratedNever();
        e.Property(v => v.Note).HasMaxLength(CaseLimits.VersionNote);
        e.OwnsOne(v => v.Content, MapContent);
        e.OwnsActor(v => v.By, "By");
        e.Navigation(v => v.Content).IsRequired();
        e.Navigation(v => v.By).IsRequired();
        e.HasOne<Case>().WithMany().HasForeignKey(v => v.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void MapShared(EntityTypeBuilder<SharedCase> e)
    {
        e.ToTable("SharedCases");
        e.HasKey(c => c.Id);
        e.OwnsOne(c => c.Content, MapContent);
        e.OwnsActor(c => c.Author, "Author");
        e.Navigation(c => c.Author).IsRequired();
        e.HasIndex(c => new { c.WithdrawnUtc, c.SharedUtc });
    }

    private static void MapAdoption(EntityTypeBuilder<Adoption> e)
    {
        e.ToTable("Adoptions");
        e.HasKey(a => a.Id);
        e.Property(a => a.Id).ValueGeneratedNever();
        e.Property(a => a.Note).HasMaxLength(CaseLimits.Message);
        e.OwnsActor(a => a.By, "By");
        e.Navigation(a => a.By).IsRequired();
        e.HasOne<SharedCase>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Cascade);
        e.HasIndex(a => new { a.CaseId, a.IsCurrent });
    }

    private static void MapContent<T>(OwnedNavigationBuilder<T, CaseContent> content)
        where T : class
    {
        content.Property(c => c.Title).IsName(CaseLimits.Title);
        content.Property(c => c.Summary).HasMaxLength(CaseLimits.Summary);
        content.Property(c => c.TagText).HasMaxLength(CaseLimits.TagText);
        content.Property(c => c.Period).HasMaxLength(CaseLimits.Period);
        content.Property(c => c.Cost).HasMaxLength(CaseLimits.Cost);
        content.Property(c => c.LegalBasis).HasMaxLength(CaseLimits.LegalBasis);
        content.Ignore(c => c.Tags);
    }
}
