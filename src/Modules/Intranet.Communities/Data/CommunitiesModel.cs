using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Communities.Data;

/// <summary>Tables of communities and their members.</summary>
internal sealed class CommunitiesModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<Community>(e =>
        {
            e.ToTable("Communities");
            e.HasKey(c => c.Id);
            e.Property(c => c.Title).IsName(Community.TitleMaximum);
            e.PrimitiveCollection(c => c.Tags);
            e.Ignore(c => c.AccessLabel);
            e.OwnsActor(c => c.CreatedBy, "CreatedBy");
            e.Navigation(c => c.CreatedBy).IsRequired();
            e.HasIndex(c => c.Title);
        });
        model.Entity<Membership>(e =>
        {
            e.ToTable("Memberships");
            e.HasKey(m => new { m.CommunityId, m.Tenant, m.UserId });
            e.Property(m => m.Tenant).HasMaxLength(40);
            e.Property(m => m.Name).IsName(200);
            e.Property(m => m.Title).HasMaxLength(200);
            e.Property(m => m.Organisation).IsName(200);
            e.Property(m => m.Unit).HasMaxLength(200);
            e.Ignore(m => m.Person);
            e.HasOne<Community>().WithMany().HasForeignKey(m => m.CommunityId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(m => new { m.UserId, m.Tenant });
        });
        model.Entity<Invitation>(e =>
        {
            e.ToTable("Invitations");
            e.StaysInInstallation();
            e.HasKey(i => i.Id);
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Tenant).HasMaxLength(40);
            e.Property(i => i.UserName).HasMaxLength(Invitation.UserNameMaximum);
            e.OwnsActor(i => i.By, "By");
            e.Navigation(i => i.By).IsRequired();
            e.HasOne<Community>().WithMany().HasForeignKey(i => i.CommunityId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(i => new { i.CommunityId, i.Tenant, i.UserName }).IsUnique();
            e.HasIndex(i => new { i.UserId, i.Tenant });
        });
    }
}
