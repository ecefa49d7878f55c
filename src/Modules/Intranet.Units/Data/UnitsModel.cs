using Intranet.Data;
using Microsoft.EntityFrameworkCore;

namespace Intranet.Units.Data;

internal sealed class UnitsModel : IModelContributor
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<Unit>(e =>
        {
            e.ToTable("Units");
            e.HasKey(u => u.Id);
            e.Property(u => u.Title).IsName(Unit.LongestTitle);
            e.Property(u => u.Code).HasMaxLength(Unit.LongestCode);
            e.HasIndex(u => u.Code).IsUnique();
            e.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<UnitMember>(e =>
        {
            e.ToTable("UnitMembers");
            e.HasKey(m => new { m.UnitId, m.UserId });
            e.OwnsActor(m => m.Person, "Person");
            e.Navigation(m => m.Person).IsRequired();
            e.HasIndex(m => m.UserId);
            e.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
